package io.github.camelfivecent.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.consume.ConsumingProcess.Order;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Processes that are killed with SIGKILL at any moment while they consume, each of which begins where the last one was
 * killed. By default a few are killed; 100 over each kind of store with {@code -Plong}.
 */
@Timeout(3_600)
class KilledConsumerTest {

    private static final String FROM =
            "fivecent:inbox?delay=50&initialDelay=0&sendEmptyMessageWhenIdle=true&maxInFlight=";

    @TempDir
    private Path directory;

    private final Random random = new Random();
    private final List<List<String>> lives = new ArrayList<>();

    @Test
    void overFilesWithAnIdempotentRepositoryRepeatsAtMostWhatWasInFlight() throws Exception {
        kill(directory.toString(), true, 4, 3);
    }

    @Test
    void overADatabaseWithAnIdempotentRepositoryRepeatsAtMostWhatWasInFlight() throws Exception {
        killOverDatabase(true, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("long")
    void manyKillsOverFiles(boolean idempotent) throws Exception {
        kill(directory.toString(), idempotent, 1, 25);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("long")
    void manyKillsOverADatabase(boolean idempotent) throws Exception {
        killOverDatabase(idempotent, 3, 25);
    }

    private void killOverDatabase(boolean idempotent, int inFlight, int kills) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            kill(postgres.getJdbcUrl("postgres", "postgres"), idempotent, inFlight, kills);
        }
    }

    private void kill(String store, boolean idempotent, int inFlight, int kills) throws Exception {
        try (FivecentSandbox sandbox = FivecentSandbox.start()) {
            sandbox.account().seedInbox(120);
            Order order = new Order(FROM + inFlight, store, idempotent);
            for (int kill = 0; kill < kills; kill++) {
                for (int i = 0; i < 10 + random.nextInt(60); i++) {
                    sandbox.account().receive("0412333555", "Message " + i);
                }
                lives.add(killed(ConsumingProcess.fork(sandbox, order)));
            }
            lives.add(stopped(ConsumingProcess.fork(sandbox, order)));
            assertThat(stopped(ConsumingProcess.fork(sandbox, order)))
                    .as("given again after a stop")
                    .isEmpty();

            Set<String> given = new HashSet<>();
            lives.forEach(given::addAll);
            assertThat(given)
                    .containsExactlyInAnyOrderElementsOf(sandbox.account().inbox().stream()
                            .map(StoredInbound::id)
                            .toList());
            assertThat(lives.subList(0, kills)).as("lives that did something").anyMatch(life -> !life.isEmpty());
            lives.forEach(life -> assertThat(life).doesNotHaveDuplicates());
            if (idempotent) {
                assertAtMostRepeated(inFlight);
            }
        }
    }

    /** Of what was given in one life, no more is given again in all later ones than was in flight when it was killed. */
    private void assertAtMostRepeated(int inFlight) {
        for (int life = 0; life < lives.size(); life++) {
            Set<String> later = new HashSet<>();
            lives.subList(life + 1, lives.size()).forEach(later::addAll);
            later.retainAll(lives.get(life));
            assertThat(later).as("repeated of life %s", life).hasSizeLessThanOrEqualTo(inFlight);
        }
    }

    /** What a process was given until it was killed. */
    private List<String> killed(Process process) throws IOException, InterruptedException {
        List<String> given = new ArrayList<>();
        int toLive = 1 + random.nextInt(80);
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(given, line);
                if (given.size() == toLive || line.equals(ConsumingProcess.IDLE)) {
                    spin(random.nextInt(4_000_000));
                    // By its handle, because the process itself would close the stream that is still read.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(128 + 9);
        return given;
    }

    /** What a process was given until there was no more, when it was stopped. */
    static List<String> stopped(Process process) throws IOException, InterruptedException {
        List<String> given = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(given, line);
                if (line.equals(ConsumingProcess.IDLE)) {
                    process.getOutputStream().close();
                }
            }
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return given;
    }

    private static void add(List<String> given, String line) {
        if (!line.equals(ConsumingProcess.IDLE)) {
            assertThat(line).matches("[0-9a-f]{24}");
            given.add(line);
        }
    }

    private static void spin(int nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
