package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is built: the jar beside its libraries, and the one that needs none. */
@Timeout(120)
class StandaloneIT {
    private static final Path TARGET = Path.of("target");

    @Test
    void theJarOfTheBuildRunsWhereItIs() throws Exception {
        servesFrom(jar("camel-fivecent-sandbox-[0-9.]+(-SNAPSHOT)?\\.jar"), TARGET);
    }

    @Test
    void theJarWithItsLibrariesRunsAnywhere(@TempDir Path elsewhere) throws Exception {
        Path alone = elsewhere.resolve("sandbox.jar");
        Files.copy(jar("camel-fivecent-sandbox-[0-9.]+(-SNAPSHOT)?-all\\.jar"), alone);

        servesFrom(alone, elsewhere);
    }

    private static void servesFrom(Path jar, Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "--port",
                        "0")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            assertThat(line)
                    .matches("5c SMS and Dingo Mail sandbox on http://127\\.0\\.0\\.1:\\d+/sandbox/:"
                            + " camel\\.component\\.fivecent\\.smsBaseUrl=http://127\\.0\\.0\\.1:\\d+/5c/api/v5"
                            + " camel\\.component\\.fivecent\\.emailBaseUrl=http://127\\.0\\.0\\.1:\\d+/dingo/api/v5"
                            + " camel\\.component\\.fivecent\\.keyId=sandbox"
                            + " camel\\.component\\.fivecent\\.keySecret=sandbox");
            String page = line.replaceFirst(".* on (\\S+/sandbox/):.*", "$1");
            HttpResponse<String> html = Caller.raw("GET", page, "");
            assertThat(html.statusCode()).isEqualTo(200);
            assertThat(html.body()).contains("<!DOCTYPE html>");
            String url = line.replaceFirst(".*smsBaseUrl=(\\S+).*", "$1");
            Map<String, String> send = Map.of(
                    "key-id",
                    "sandbox",
                    "key-secret",
                    "sandbox",
                    "sender",
                    "Sandbox",
                    "to",
                    "0412345678",
                    "message",
                    "Hi");
            assertThat(Caller.call("POST", url + "/sms", send)
                            .body()
                            .path("error")
                            .asText("none"))
                    .isEmpty();
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static Path jar(String name) throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            List<Path> jars = files.filter(file -> file.getFileName().toString().matches(name))
                    .toList();
            assertThat(jars).as(name + " in " + TARGET.toAbsolutePath()).hasSize(1);
            return jars.get(0);
        }
    }
}
