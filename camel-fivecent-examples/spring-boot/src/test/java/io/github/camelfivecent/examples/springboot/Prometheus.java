package io.github.camelfivecent.examples.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A real Prometheus that reads a service on this machine, with the alerts of the guide. */
final class Prometheus implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final Path ALERTS = Path.of("..", "..", "docs", "observability", "alerts.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final Process process;

    /**
     * Starts it.
     *
     * @param folder for what it writes
     * @param scraped the port of the service
     */
    Prometheus(Path folder, int scraped) throws IOException {
        int port = freePort();
        url = "http://127.0.0.1:" + port + "/api/v1/";
        Path config = Files.writeString(
                folder.resolve("prometheus.yml"),
                """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ['%s']
                scrape_configs:
                  - job_name: notifications
                    metrics_path: /actuator/prometheus
                    static_configs: [{targets: ['127.0.0.1:%d']}]
                """
                        .formatted(ALERTS.toAbsolutePath().normalize(), scraped));
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
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

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** The names of the alerts that are active. */
    List<String> alerts() throws IOException {
        return data("alerts").findValuesAsText("alertname");
    }

    /** How each rule went when it was last evaluated, {@code ok} if it could be. */
    List<String> rules() throws IOException {
        return data("rules").path("groups").findValues("rules").stream()
                .flatMap(rules -> rules.findValuesAsText("health").stream())
                .toList();
    }

    /** How many series an expression finds. */
    int series(String expression) throws IOException {
        return data("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("result")
                .size();
    }

    private JsonNode data(String path) throws IOException {
        return JSON.readTree(URI.create(url + path).toURL()).path("data");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        // It writes to the folder until its end.
        process.waitFor();
    }
}
