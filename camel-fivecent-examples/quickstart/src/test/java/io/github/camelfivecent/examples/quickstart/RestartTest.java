package io.github.camelfivecent.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredOptOut;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stops the process as Ctrl-C does, at random moments, and starts it again until it comes to its end. */
class RestartTest {

    private static final int STOPS = 3;
    private static final long LATEST_STOP_MILLIS = 3_500;
    private static final int SIGTERM = 128 + 15;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void losesAndRepeatsNothing(String dsl) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> output = new ArrayList<>();
        for (int stop = 0; stop < STOPS; stop++) {
            output.addAll(run(dsl, random.nextLong(LATEST_STOP_MILLIS)));
        }
        output.addAll(run(dsl, Long.MAX_VALUE));

        assertThat(output)
                .as("output with seed %d", seed)
                .filteredOn(line -> line.startsWith("Resumed: "))
                .hasSizeGreaterThanOrEqualTo(1);
        assertThat(output)
                .as("output with seed %d", seed)
                .noneMatch(line -> line.contains("WARN") || line.contains("ERROR") || line.contains("Exception"));
        Kept kept = Kept.in(folder);
        try (FivecentSandbox service = FivecentSandbox.builder()
                .stateFile(folder.resolve("state/sandbox.json"))
                .start()) {
            Account account = service.account();
            assertThat(account.sentSms())
                    .as("SMS with seed %d", seed)
                    .hasSize(44)
                    .extracting(sms -> sms.destination() + sms.text())
                    .doesNotHaveDuplicates();
            assertThat(account.emails())
                    .as("emails with seed %d", seed)
                    .hasSize(24)
                    .extracting(email -> email.recipients() + email.order().text())
                    .doesNotHaveDuplicates();
            assertThat(kept.optOuts())
                    .as("opt-outs with seed %d", seed)
                    .hasSize(6)
                    .containsExactlyInAnyOrderElementsOf(
                            account.optOuts().stream().map(StoredOptOut::number).toList());
            assertThat(ids(kept.files()))
                    .as("files with seed %d", seed)
                    .hasSize(12)
                    .containsExactlyInAnyOrderElementsOf(account.inbox().stream()
                            .filter(reply -> !reply.text().equalsIgnoreCase("stop"))
                            .map(StoredInbound::id)
                            .toList());
        }
        assertThat(kept.queued()).as("queue with seed %d", seed).containsExactlyInAnyOrderElementsOf(kept.files());
        assertThat(kept.errors()).hasSize(5);
        assertThat(kept.unknown()).isEmpty();
    }

    /** Runs it, stops it some time after it began, and gives what it printed. */
    private List<String> run(String dsl, long stopAfterMillis) throws Exception {
        Path printed = Files.createTempFile(folder, "printed", ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dquickstart.dsl=" + dsl,
                        "-Dquickstart.output=" + folder,
                        Quickstart.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> Files.exists(folder.resolve("state")) || !process.isAlive());
            if (!process.waitFor(stopAfterMillis, TimeUnit.MILLISECONDS)) {
                process.destroy();
            }
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(printed);
        assertThat(process.exitValue())
                .as(() -> String.join("\n", lines))
                .isIn(stopAfterMillis == Long.MAX_VALUE ? List.of(0) : List.of(0, SIGTERM));
        return lines;
    }

    private static List<String> ids(List<String> replies) {
        return replies.stream()
                .map(json -> json.replaceFirst("\\{\"id\":\"(\\w+)\".*", "$1"))
                .toList();
    }
}
