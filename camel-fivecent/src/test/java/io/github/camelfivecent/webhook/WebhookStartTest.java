package io.github.camelfivecent.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.github.camelfivecent.CapturedLog;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the start of a route from a webhook says. */
class WebhookStartTest {

    private static final String OURS = "io.github.camelfivecent";

    @Test
    void warnsOnceWhenThereIsNoToken() throws Exception {
        try (CapturedLog log = new CapturedLog();
                WebhookServer server = new WebhookServer("platform-http", options -> options.setWebhookToken(null))) {
            server.start("sms", exchange -> {});

            assertThat(server.post("sms", "", "MID=abc&STATUS=1002").statusCode())
                    .isEqualTo(200);
            assertThat(log.from(OURS, Level.WARN)).singleElement().asString().contains("webhookToken");
        }
    }

    @Test
    void warnsOfNothingWhenThereIsOne() throws Exception {
        try (CapturedLog log = new CapturedLog();
                WebhookServer server = new WebhookServer("platform-http", options -> {})) {
            server.start("sms", exchange -> {});
            server.postForm("sms", Map.of("MID", "abc", "STATUS", "1002"));

            assertThat(log.from(OURS, Level.WARN)).isEmpty();
        }
    }

    @Test
    void saysWhatToEnterInTheDashboardUnlessNotAskedTo() throws Exception {
        try (CapturedLog log = new CapturedLog();
                WebhookServer server = new WebhookServer("platform-http", options -> {})) {
            server.start("sms", exchange -> {}, "&webhookExternalUrl=https://hooks.example.com/base");

            assertThat(log.from(OURS, Level.INFO))
                    .singleElement()
                    .asString()
                    .contains("https://www.5centsms.com.au/dashboard/webhooks")
                    .contains("https://hooks.example.com/base/sms");
        }
        try (CapturedLog log = new CapturedLog();
                WebhookServer server = new WebhookServer("platform-http", options -> {})) {
            server.start("sms", exchange -> {}, "&webhookAutoRegister=false");

            assertThat(log.from(OURS, Level.INFO)).isEmpty();
        }
    }

    @Test
    void saysNothingOfNumbersInTheOptionsOfItsEndpoint() throws Exception {
        try (CapturedLog log = new CapturedLog();
                WebhookServer server = new WebhookServer("platform-http", options -> options.setWebhookToken(null))) {
            server.start("inbox", exchange -> {}, "&number=0412987654");
            assertThat(server.postForm("inbox", Map.of("FROM", "61404111555")).statusCode())
                    .isEqualTo(400);
            server.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("fivecent:inbox?webhook=true&number=0412987654").to("direct:nowhere");
                }
            });

            assertThat(log.from(OURS, Level.INFO)).hasSizeGreaterThan(5).noneMatch(line -> line.contains("412987654"));
        }
    }

    @Test
    void needsNoKeyOfTheApi() throws Exception {
        try (WebhookServer server = new WebhookServer("platform-http", options -> {
            options.setKeyId(null);
            options.setKeySecret(null);
        })) {
            server.start("sms", exchange -> {});

            assertThat(server.postForm("sms", Map.of("MID", "abc", "STATUS", "1002"))
                            .statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(
                            () -> server.context().createProducerTemplate().sendBody("fivecent:sms?operation=list", ""))
                    .rootCause()
                    .hasMessageStartingWith("option keyId is missing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"optouts", "conversations", "email", "domains", "logins", "senderids", "virtualnumbers"})
    void refusesResourcesWithoutAWebhook(String resource) {
        assertRefused(
                resource, "", "resource " + resource + " has no webhook; there are webhooks for sms, inbox, account");
    }

    @Test
    void refusesOptionsThatDoNotFit() {
        assertRefused("sms", "&webhookToken= ", "option webhookToken is blank");
        assertRefused(
                "sms",
                "&dropOlderStatus=true",
                "option dropOlderStatus needs an idempotentRepository, which there is none of");
    }

    @Test
    void refusesAPollOfAnythingElseTogetherWithAWebhook() {
        try (WebhookServer server = new WebhookServer("platform-http", options -> {})) {
            assertThatThrownBy(() -> server.start(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("fivecent:sms?webhook=true").to("direct:nowhere");
                        }
                    }))
                    .rootCause()
                    .hasMessageStartingWith("option webhook takes true on inbox only");
        }
    }

    private static void assertRefused(String resource, String option, String message) {
        try (WebhookServer server = new WebhookServer("platform-http", options -> {})) {
            assertThatThrownBy(() -> server.start(resource, exchange -> {}, option))
                    .rootCause()
                    .hasMessage(message);
        }
    }
}
