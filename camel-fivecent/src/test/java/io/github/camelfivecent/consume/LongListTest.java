package io.github.camelfivecent.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.consume.ConsumingProcess.Order;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process with 64 MB of heap that is given a list from its oldest item on: 20,000 items, and a million with -Plong. */
@Timeout(1_800)
class LongListTest {

    private static final int PAGE = 1_000;

    @TempDir
    private Path directory;

    @Test
    void twentyThousandOptOutsAreGivenOnceEachInOrder() throws Exception {
        walk(20_000);
    }

    @Test
    @Tag("long")
    void aMillionOptOutsAreGivenOnceEachInOrder() throws Exception {
        walk(1_000_000);
    }

    private void walk(int count) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (FivecentSandbox sandbox = FivecentSandbox.start()) {
            sandbox.account().seedOptOuts(count);
            sandbox.faults().on("optouts.list").always().run(requests::incrementAndGet);
            Order order = new Order(
                    "fivecent:optouts?delay=50&initialDelay=0&repeatCount=2&sendEmptyMessageWhenIdle=true",
                    directory.toString(),
                    false,
                    false,
                    null,
                    64);
            Process process = ConsumingProcess.fork(sandbox, order);
            int given = 0;
            String last = "";
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine();
                        line != null && !line.equals(ConsumingProcess.IDLE);
                        line = lines.readLine()) {
                    assertThat(line.compareTo(last))
                            .as("%s after %s", line, last)
                            .isPositive();
                    last = line;
                    given++;
                }
                process.getOutputStream().close();
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            }
            assertThat(process.exitValue()).isZero();
            assertThat(given).isEqualTo(count);
            assertThat(requests.get()).isLessThanOrEqualTo(2 * count / PAGE + 4);
        }
    }
}
