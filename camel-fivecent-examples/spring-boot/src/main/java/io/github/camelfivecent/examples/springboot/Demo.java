package io.github.camelfivecent.examples.springboot;

import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service with a database and a sandbox of its own, used by three customers. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Map<String, String> ORDERS = Map.of(
            "order-1", "{\"mobile\":\"0491 570 006\",\"text\":\"Your bread is ready\"}",
            "order-2", "{\"mobile\":\"0491 570 156\",\"text\":\"Your cake is ready\"}",
            // a number whose deliveries fail
            "order-3", "{\"mobile\":\"0499 999 002\",\"text\":\"Your rolls are ready\"}");

    private Demo() {}

    /**
     * Runs the demo and ends with it; with {@code -Dexample.stay=true} the service stays until Ctrl-C.
     *
     * @throws IOException if the database or the service cannot be reached
     * @throws InterruptedException if it is stopped
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                ConfigurableApplicationContext service = start(postgres)) {
            String url = "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
            tellSandboxOfWebhook(service, url);
            for (String key : ORDERS.keySet().stream().sorted().toList()) {
                // twice, as a caller does that got no answer: it is sent once all the same
                put(url, key);
                System.out.println("  PUT " + key + "  " + put(url, key));
            }
            for (String key : ORDERS.keySet().stream().sorted().toList()) {
                System.out.println("  GET " + key + "  " + awaitFinal(url, key));
            }
            System.out.println("SMS sent: "
                    + service.getBean(FivecentSandbox.class).account().sentSms().size());
            if (Boolean.getBoolean("example.stay")) {
                stay(url);
            }
        }
    }

    private static ConfigurableApplicationContext start(EmbeddedPostgres postgres) {
        return new SpringApplicationBuilder(NotificationService.class)
                .properties(Map.of("FIVECENT_WEBHOOK_TOKEN", "demo-token"))
                .run(
                        "--server.port=" + (Boolean.getBoolean("example.stay") ? 8080 : 0),
                        "--server.address=127.0.0.1",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--fivecent.sandbox.enabled=true",
                        "--fivecent.sandbox.deliver-after=1s");
    }

    /** With the real service, this is entered once in its dashboard. */
    static void tellSandboxOfWebhook(ConfigurableApplicationContext service, String url) {
        service.getBean(FivecentSandbox.class).webhooks().delivery(url + "/webhooks/sms?token=demo-token");
    }

    private static String put(String url, String key) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + "/notifications/" + key))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(ORDERS.get(key)))
                .build());
    }

    private static String awaitFinal(String url, String key) {
        HttpRequest get = HttpRequest.newBuilder(URI.create(url + "/notifications/" + key))
                .build();
        return await("delivery of " + key)
                .atMost(PATIENCE)
                .until(() -> send(get), answer -> answer.contains("DELIVERED") || answer.contains("FAILED"));
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private static void stay(String url) throws InterruptedException {
        System.out.println("Try it, and stop it with Ctrl-C:\n"
                + "  curl -X PUT -H 'Content-Type: application/json' " + url + "/notifications/mine"
                + " -d '{\"mobile\":\"0491 570 157\",\"text\":\"Hello\"}'\n"
                + "  curl " + url + "/notifications/mine\n"
                + "  curl " + url + "/actuator/health");
        Thread.currentThread().join();
    }
}
