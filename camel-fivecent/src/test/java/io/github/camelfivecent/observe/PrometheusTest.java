package io.github.camelfivecent.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus that reads a running system, with the alerts and the queries of the dashboard; if it is installed. */
@Tag("long")
@Timeout(180)
class PrometheusTest {

    private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    private static final Path OBSERVABILITY =
            Path.of("..", "docs", "observability").toAbsolutePath().normalize();
    private static final String REFUSED =
            "camel_fivecent_requests_seconds_count{operation=\"account.balance\",outcome=\"unauthorized\"}";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private String url;

    @Test
    void aRefusedKeyAlertsAndTheDashboardHasWhatItShows() throws Exception {
        assumeTrue(Files.isExecutable(PROMETHEUS), "apt-get install prometheus");
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Watched watched = new Watched(context -> context.getRegistry().bind("metricsRegistry", registry))
                .start("mock:items", "inbox?initialDelay=0&delay=50")) {
            HttpServer scraped = scraped(registry);
            Process prometheus = prometheus(scraped.getAddress().getPort());
            try {
                watched.sms();
                watched.send("account", null, Map.of());
                // What increases has to have been read before.
                await().atMost(Duration.ofMinutes(1))
                        .ignoreExceptions()
                        .until(() -> !query(REFUSED).path("data").path("result").isEmpty());
                assertThat(alerts()).doesNotContain("FivecentKeyRefused");

                watched.send("account?keySecret=wrong", null, Map.of());

                await().atMost(Duration.ofMinutes(1)).until(() -> alerts().contains("FivecentKeyRefused"));
                for (String expression : expressions()) {
                    assertThat(query(expression).path("status").asText())
                            .as(expression)
                            .isEqualTo("success");
                    assertThat(query(expression).path("data").path("result"))
                            .as(expression)
                            .isNotEmpty();
                }
            } finally {
                prometheus.destroy();
                // It writes to the folder until its end.
                prometheus.waitFor();
                scraped.stop(0);
            }
        }
    }

    private static HttpServer scraped(PrometheusMeterRegistry registry) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] text = registry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
        return server;
    }

    private Process prometheus(int scraped) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        url = "http://127.0.0.1:" + port;
        Path config = Files.writeString(
                folder.resolve("prometheus.yml"),
                """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ['%s']
                scrape_configs:
                  - job_name: camel
                    static_configs: [{targets: ['127.0.0.1:%d']}]
                """
                        .formatted(OBSERVABILITY.resolve("alerts.yaml"), scraped));
        return new ProcessBuilder(
                        PROMETHEUS.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private List<String> alerts() throws Exception {
        List<String> names = new ArrayList<>();
        get("/api/v1/alerts")
                .path("data")
                .path("alerts")
                .forEach(alert ->
                        names.add(alert.path("labels").path("alertname").asText()));
        return names;
    }

    private static List<String> expressions() throws Exception {
        List<String> expressions = new ArrayList<>();
        MAPPER.readTree(OBSERVABILITY.resolve("dashboard.json").toFile())
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> expressions.add(target.path("expr")
                                .asText()
                                .replace("$camelContext", ".+")
                                .replace("$__rate_interval", "1m"))));
        return expressions;
    }

    private JsonNode query(String expression) throws Exception {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    }

    private JsonNode get(String path) throws Exception {
        return MAPPER.readTree(
                client.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString())
                        .body());
    }
}
