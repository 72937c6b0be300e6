package io.github.camelfivecent.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that write, and are killed with SIGKILL while they do. */
class FileCursorRepositoryKillTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @Test
    void aKilledProcessLeavesItsLastAcknowledgedWriteOrTheNextOne() throws Exception {
        killInTheMiddleOfWrites(20);
    }

    @Test
    @Tag("long")
    void aHundredKillsLoseNoAcknowledgedWrite() throws Exception {
        killInTheMiddleOfWrites(100);
    }

    @Test
    void processesThatWriteAtTheSameTimeLoseNoWrite() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(CursorWriter.fork(directory, "count", "100"));
        }
        for (Process process : processes) {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(CursorWriter.open(directory).getState(CursorWriter.KEY)).isEqualTo("300");
    }

    private void killInTheMiddleOfWrites(int kills) throws Exception {
        Random random = new Random();
        long stored = 0;
        for (int kill = 0; kill < kills; kill++) {
            long acknowledged = acknowledgedByAKilledWriter(random);
            stored = CursorWriter.numberIn(CursorWriter.open(directory).getState(CursorWriter.KEY));
            assertThat(stored).isBetween(acknowledged, acknowledged + 1);
        }
        assertThat(stored).isGreaterThanOrEqualTo(kills);
    }

    private long acknowledgedByAKilledWriter(Random random) throws IOException, InterruptedException {
        Process writer = CursorWriter.fork(directory, "write");
        try (BufferedReader lines = writer.inputReader()) {
            String acknowledged = lines.readLine();
            for (int more = random.nextInt(20); more > 0; more--) {
                acknowledged = lines.readLine();
            }
            long moment = System.nanoTime() + random.nextInt(3_000_000);
            while (System.nanoTime() < moment) {
                Thread.onSpinWait();
            }
            // by its handle, because the process itself would close the stream that is still read
            writer.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = line;
            }
            assertThat(writer.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return Long.parseLong(acknowledged);
        }
    }
}
