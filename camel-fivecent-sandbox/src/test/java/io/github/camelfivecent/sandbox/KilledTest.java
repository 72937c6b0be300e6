package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox with a state file in a process of its own, which is killed while it is used. */
@Tag("long")
class KilledTest {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");
    private static final Map<String, String> SEND = Map.of(
            "key-id", "sandbox", "key-secret", "sandbox", "sender", "Sandbox", "to", "0412345678", "message", "Hi");

    @TempDir
    private Path folder;

    @Test
    void losesNothingButTheLastMomentAndIsWholeEachTime() throws Exception {
        Path file = folder.resolve("state.json");
        List<String> safe = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            Process process = start(file);
            // What is answered after the file was looked at may be lost.
            Queue<String> answered = new ConcurrentLinkedQueue<>();
            ExecutorService clients = Executors.newFixedThreadPool(4);
            try {
                String url = url(process);
                for (int client = 0; client < 4; client++) {
                    clients.execute(() -> sendUntilItDies(url, answered));
                }
                await().until(() -> answered.size() > 200);
                assertThatThrownBy(
                                () -> FivecentSandbox.builder().stateFile(file).start())
                        .hasMessageContaining("in use by another sandbox");
                List<String> told = List.copyOf(answered);
                // The last that was answered need not be the last that was made.
                await().until(() -> ids(file).containsAll(told));
                safe.addAll(told);
            } finally {
                process.destroyForcibly();
                process.waitFor();
                clients.shutdown();
                assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            }
            StateFileTest.assertWhole(Caller.JSON.readTree(file.toFile()));
            try (FivecentSandbox again =
                    FivecentSandbox.builder().stateFile(file).start()) {
                assertThat(again.account().sentSms())
                        .extracting(StoredSms::id)
                        .doesNotHaveDuplicates()
                        .containsAll(safe);
            }
        }
    }

    private static Set<String> ids(Path file) throws IOException {
        return ID.matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Process start(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FivecentSandboxMain.class.getName(),
                        "--port",
                        "0",
                        "--credits",
                        "1000000",
                        "--state",
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String url(Process process) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(line).contains("smsBaseUrl=");
        return line.replaceFirst(".*smsBaseUrl=(\\S+).*", "$1");
    }

    private static void sendUntilItDies(String url, Queue<String> answered) {
        try {
            String body = Caller.JSON.writeValueAsString(SEND);
            while (true) {
                answered.add(Caller.JSON
                        .readTree(Caller.raw("POST", url + "/sms", body).body())
                        .at("/messages/0/id")
                        .asText());
            }
        } catch (IOException killed) {
            // as it has to be
        }
    }
}
