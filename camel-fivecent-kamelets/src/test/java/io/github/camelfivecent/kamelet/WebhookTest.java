package io.github.camelfivecent.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the webhook source takes and hands on, in a YAML route and in a Pipe. */
@Timeout(60)
class WebhookTest {

    private static final String NAME = "fivecent-webhook-source";
    private static final String MESSAGE =
            "MID=683554c596937cc4b90f5cf7&FROM=61404111555&TO=61403777444&TIMESTAMP=1717518220&MESSAGE=Hello";
    private static final String RECEIPT = "MID=683554c596937cc4b90f5cf7&STATUS=1002&STATUS_TEXT=Delivered";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void aMessageComesAsJson(Form form) throws Exception {
        try (Receiver receiver = new Receiver(form, Map.of())) {
            assertThat(receiver.post("/fivecent/inbox?token=s3cret", MESSAGE)).isEqualTo(200);

            assertThat(receiver.main.out().getExchanges()).singleElement().satisfies(exchange -> assertThat(
                            exchange.getMessage().getBody(String.class))
                    .contains("683554c596937cc4b90f5cf7", "Hello"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoDoesNotKnowTheTokenIsTurnedAway(Form form) throws Exception {
        try (Receiver receiver = new Receiver(form, Map.of("resource", "sms", "webhookPath", "/sms/delivery"))) {
            assertThat(receiver.post("/sms/delivery?token=other", RECEIPT)).isEqualTo(403);
            assertThat(receiver.post("/sms/delivery", RECEIPT)).isEqualTo(403);

            assertThat(receiver.main.out().getExchanges()).isEmpty();
        }
    }

    /** An application with an HTTP server of its own on a free port. */
    private final class Receiver implements AutoCloseable {

        private final int port = freePort();
        private final KameletMain main;

        Receiver(Form form, Map<String, String> settings) throws Exception {
            Map<String, String> properties = new HashMap<>();
            properties.put("camel.kamelet." + NAME + ".webhookToken", "s3cret");
            settings.forEach((name, value) -> properties.put("camel.kamelet." + NAME + "." + name, value));
            VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
            http.setBindHost("127.0.0.1");
            http.setBindPort(port);
            main = KameletMain.start(
                    form.source(NAME), properties, Map.of("http-server", new VertxPlatformHttpServer(http)), folder);
        }

        int post(String pathAndQuery, String parameters) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pathAndQuery))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(parameters))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }

        @Override
        public void close() {
            main.close();
        }
    }

    /** Below those that are given to who asks for any, so that nobody is given it before it is used. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken, so another one
                continue;
            }
        }
    }
}
