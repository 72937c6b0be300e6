package io.github.camelfivecent.ledger;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processes that share a ledger in PostgreSQL, are killed with SIGKILL, and lose answers and commits. */
class SendingProcessesTest {

    private static final List<Fault> FAULTS =
            List.of(Fault.reset(), Fault.close(), Fault.error(500), Fault.truncated(), Fault.html(502));

    private static final Pattern WHOLE = Pattern.compile("\\d+ (SENT [0-9a-f]{24}|UNKNOWN|FAILED.+)");

    private final Map<Integer, Set<String>> told = new HashMap<>();

    @Test
    void sendEachKeyOnce() throws Exception {
        run(30, 2, "verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "fail"})
    @Tag("long")
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void sendEachOfAThousandKeysOnce(String onUnknownOutcome) throws Exception {
        run(1_000, 20, onUnknownOutcome);
    }

    private void run(int keys, int kills, String onUnknownOutcome) throws Exception {
        try (FivecentSandbox sandbox = FivecentSandbox.start();
                EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Random random = new Random();
            loseAnswers(sandbox, keys, random);
            Node first = new Node(sandbox, postgres, keys, onUnknownOutcome);
            Node second = new Node(sandbox, postgres, keys, onUnknownOutcome);
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> second.runKilled(kills, random));
            first.runKilled(kills, random);
            other.join();

            Map<String, List<StoredSms>> stored =
                    sandbox.account().sentSms().stream().collect(groupingBy(StoredSms::text));
            for (int key = 0; key < keys; key++) {
                assertOnce(key, stored.getOrDefault("Order " + key, List.of()));
            }
            assertThat(told).hasSize(keys);
        }
    }

    private void assertOnce(int key, List<StoredSms> stored) {
        Set<String> results = told.getOrDefault(key, Set.of());
        assertThat(stored).as("messages of key %s, told was %s", key, results).hasSizeLessThanOrEqualTo(1);
        Set<String> sent = new HashSet<>(results);
        sent.remove("UNKNOWN");
        if (sent.isEmpty()) {
            assertThat(results).as("what was told of key %s", key).containsExactly("UNKNOWN");
        } else {
            assertThat(stored)
                    .as("messages of key %s, told was %s", key, results)
                    .hasSize(1);
            assertThat(sent).containsExactly("SENT " + stored.get(0).id());
        }
    }

    private static void loseAnswers(FivecentSandbox sandbox, int keys, Random random) {
        for (int skip = random.nextInt(5); skip < keys; skip += 5 + random.nextInt(20)) {
            Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
            var one = sandbox.faults().on("sms.send").skip(skip);
            if (random.nextBoolean()) {
                one.failAfter(fault);
            } else {
                one.failBefore(fault);
            }
        }
    }

    private synchronized void tell(String line) {
        int space = line.indexOf(' ');
        told.computeIfAbsent(Integer.valueOf(line.substring(0, space)), key -> new HashSet<>())
                .add(line.substring(space + 1));
    }

    /** A node, whose process is started again each time it was killed. */
    private final class Node {

        private final FivecentSandbox sandbox;
        private final String jdbcUrl;
        private final int keys;
        private final String onUnknownOutcome;

        Node(FivecentSandbox sandbox, EmbeddedPostgres postgres, int keys, String onUnknownOutcome) {
            this.sandbox = sandbox;
            this.jdbcUrl = postgres.getJdbcUrl("postgres", "postgres");
            this.keys = keys;
            this.onUnknownOutcome = onUnknownOutcome;
        }

        void runKilled(int kills, Random random) {
            try {
                for (int kill = 0; kill < kills; kill++) {
                    life(1 + random.nextInt(1 + keys / kills), random.nextInt(5_000_000));
                }
                life(Integer.MAX_VALUE, 0);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void life(int linesToLive, int nanosMore) throws IOException, InterruptedException {
            Process process = SendingProcess.fork(sandbox, jdbcUrl, keys, onUnknownOutcome);
            List<String> lines = new ArrayList<>();
            try (BufferedReader out = process.inputReader()) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    lines.add(line);
                    if (lines.size() == linesToLive) {
                        spin(nanosMore);
                        process.toHandle().destroyForcibly();
                    }
                }
            }
            // The last line of one that was killed may be cut off.
            lines.stream().filter(WHOLE.asMatchPredicate()).forEach(SendingProcessesTest.this::tell);
            assertThat(process.waitFor()).isIn(linesToLive == Integer.MAX_VALUE ? List.of(0) : List.of(0, 137));
        }

        private static void spin(int nanos) {
            long end = System.nanoTime() + nanos;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }
}
