package io.github.camelfivecent.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application of Camel Main with the properties of the guide's page on monitoring, looked at over HTTP as that says. */
@Timeout(120)
class CamelMainTest {

    private static final Path GUIDE = Path.of("..", "docs", "monitoring.md");
    private static final Pattern PROPERTIES = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void tellsHealthMetersAndConsoleOverHttp(FivecentSandbox sandbox) throws Exception {
        start(sandbox, sandbox.keySecret());
        await().until(() -> get("/observe/health").statusCode() == 200);

        // it may be well as soon as an item is routed, when the poll has not ended yet
        await().untilAsserted(() -> assertThat(get("/observe/health?data=true").body())
                .contains("consumer:replies", "cursor.name", "cursor.moved", "cursor.lag.seconds", "items.left")
                .contains("fivecent-account-", "balance.credits", "poll.last.success"));
        assertThat(get("/observe/metrics").body())
                .contains("camel_fivecent_consumer_lag_seconds{", "camel_fivecent_balance_credits{");
        assertThat(get("/q/dev/fivecent").body()).contains("route=replies, resource=inbox, cursor=fivecent-inbox");
    }

    @Test
    void tellsOfAWrongKeyWithoutTheKey(FivecentSandbox sandbox) throws Exception {
        start(sandbox, "a-secret-that-is-wrong");
        await().until(() -> get("/observe/health/ready?data=true").body().contains("Consumer failed polling"));

        HttpResponse<String> ready = get("/observe/health/ready?data=true");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body())
                .contains("check keyId and keySecret")
                .doesNotContain("a-secret-that-is-wrong", sandbox.keyId());
        assertThat(get("/observe/health/live").statusCode()).isEqualTo(200);
    }

    private void start(FivecentSandbox sandbox, String keySecret) throws Exception {
        sandbox.account().receive(Watched.NUMBER, Watched.TEXT);
        properties().forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
        main.addInitialProperty("camel.component.fivecent.key-id", sandbox.keyId());
        main.addInitialProperty("camel.component.fivecent.key-secret", keySecret);
        main.addInitialProperty("camel.component.fivecent.sms-base-url", sandbox.smsBaseUrl());
        main.addInitialProperty("camel.management.host", "127.0.0.1");
        main.addInitialProperty("camel.management.port", "0");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("fivecent:inbox?initialDelay=0&delay=50")
                        .routeId("replies")
                        .to("mock:replies");
            }
        });
        main.start();
    }

    private static Properties properties() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(PROPERTIES
                .matcher(Files.readString(GUIDE))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining())));
        return properties;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        int port = main.getCamelContext()
                .hasService(VertxPlatformHttpServer.class)
                .getServer()
                .actualPort();
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
