package io.github.camelfivecent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.camelfivecent.CapturedLog;
import io.github.camelfivecent.ManagedBeans;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The token of a webhook shows up nowhere, nor what a message says. */
class WebhookSecretsTest {

    private static final String OURS = "io.github.camelfivecent";
    private static final String TOKEN = "n0b0dyMayReadTh1s";
    private static final String TEXT = "ofNoConcernToOthers";
    private static final Pattern SERVERS =
            Pattern.compile("^[A-Z]+ org\\.apache\\.camel\\.(http|component\\.(jetty|netty|undertow|platform))");
    private static final Map<String, String> MESSAGE =
            Map.of("MID", "abc", "FROM", "61404111555", "TO", "61403777444", "TIMESTAMP", "1", "MESSAGE", TEXT);

    @ParameterizedTest
    @FieldSource("io.github.camelfivecent.webhook.WebhookServer#COMPONENTS")
    void theTokenIsNotLogged(String component) throws Exception {
        try (CapturedLog log = new CapturedLog();
                WebhookServer server = new WebhookServer(component, options -> options.setWebhookToken(TOKEN))) {
            server.start(new RouteBuilder() {
                @Override
                public void configure() {
                    from(server.uri("inbox")).process(exchange -> {
                        throw new IllegalStateException("failed");
                    });
                }
            });
            request(server, TOKEN, MESSAGE);
            request(server, TOKEN + "x", MESSAGE);
            request(server, TOKEN, Map.of("MID", "<" + TEXT + ">"));

            assertThat(log.from(OURS, Level.TRACE)).isNotEmpty().noneMatch(line -> line.contains(TOKEN));
            // The service sends the token in the URL, which a server that traces requests shows.
            assertThat(log.from("org.apache.camel", Level.TRACE))
                    .filteredOn(line -> !SERVERS.matcher(line).find())
                    .isNotEmpty()
                    .noneMatch(line -> line.contains(TOKEN));
            assertThat(log.fromInfo())
                    .isNotEmpty()
                    .noneMatch(line -> line.contains(TOKEN) || line.contains(TEXT) || line.contains("61404111555"));
        }
    }

    @Test
    void aTokenInTheUriOfAnEndpointIsMaskedInLogsAndJmx() throws Exception {
        try (CapturedLog log = new CapturedLog();
                WebhookServer server = new WebhookServer("platform-http", options -> options.setWebhookToken(null))) {
            server.start("inbox", exchange -> {}, "&webhookToken=" + TOKEN);

            assertThat(request(server, TOKEN, MESSAGE)).isEqualTo(200);
            assertThat(request(server, "wrong", MESSAGE)).isEqualTo(403);
            assertThat(log.fromInfo()).noneMatch(line -> line.contains(TOKEN));
            assertThat(log.from(OURS, Level.WARN)).singleElement().asString().contains("Set it on the component");
            assertThat(ManagedBeans.of(server.context()))
                    .hasSizeGreaterThan(100)
                    .noneMatch(value -> value.contains(TOKEN));
            assertThat(server.context().getEndpoints())
                    .filteredOn(endpoint -> endpoint.getEndpointUri().startsWith("fivecent:"))
                    .isNotEmpty()
                    .noneMatch(endpoint -> endpoint.getEndpointUri().contains(TOKEN));
        }
    }

    @Test
    void aTokenMayBeABeanSoThatItIsInNoUri() throws Exception {
        try (CapturedLog log = new CapturedLog();
                WebhookServer server = new WebhookServer("platform-http", options -> options.setWebhookToken(null))) {
            server.context().getRegistry().bind("inboxToken", TOKEN);
            server.start("inbox", exchange -> {}, "&webhookToken=#bean:inboxToken");

            assertThat(request(server, TOKEN, MESSAGE)).isEqualTo(200);
            assertThat(request(server, "wrong", MESSAGE)).isEqualTo(403);
            assertThat(server.context().getEndpoints())
                    .noneMatch(endpoint -> endpoint.getEndpointUri().contains(TOKEN));
            assertThat(log.from(OURS, Level.WARN)).isEmpty();
        }
    }

    @Test
    void aRawTokenMayHaveAnyCharacters() throws Exception {
        String token = "a+b&c=d%20 ü#";
        try (WebhookServer server = new WebhookServer("platform-http", options -> options.setWebhookToken(null))) {
            server.start("inbox", exchange -> {}, "&webhookToken=RAW(" + token + ")");

            assertThat(request(server, token, MESSAGE)).isEqualTo(200);
            assertThat(request(server, "wrong", MESSAGE)).isEqualTo(403);
        }
    }

    private static int request(WebhookServer server, String token, Map<String, String> parameters) {
        return server.post("inbox", "token=" + WebhookServer.encode(token), WebhookServer.form(parameters))
                .statusCode();
    }
}
