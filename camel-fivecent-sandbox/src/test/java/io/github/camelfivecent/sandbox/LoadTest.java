package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.SmsOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares runs on the same machine, in turn, so that it does not matter how fast that is. */
@Tag("long")
class LoadTest {
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final int PAGES = 10;

    @Test
    void sendsGoOnAtMoreThanHalfTheRateWhileTenPagesLookAtTwentyThousandMessages() throws Exception {
        try (FivecentSandbox sandbox =
                FivecentSandbox.builder().credits(Long.MAX_VALUE / 2).start()) {
            LoadRunner.run(sandbox, ROUND);
            double[] ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                fill(sandbox);
                double alone = LoadRunner.run(sandbox, ROUND).length;
                fill(sandbox);
                ratios[round] = watched(sandbox) / alone;
            }
            Arrays.sort(ratios);
            System.out.println("Sends while pages look, by sends alone: " + Arrays.toString(ratios));

            assertThat(ratios[ROUNDS / 2]).isGreaterThan(0.5);
        }
    }

    private static double watched(FivecentSandbox sandbox) throws Exception {
        Control control = new Control(sandbox);
        ScheduledExecutorService page = Executors.newSingleThreadScheduledExecutor();
        try {
            // ten pages that ask once a second
            ScheduledFuture<?> polling = page.scheduleAtFixedRate(
                    () -> assertThat(control.get("/overview").at("/phones")).hasSize(200),
                    0,
                    TimeUnit.SECONDS.toMillis(1) / PAGES,
                    TimeUnit.MILLISECONDS);
            double sends = LoadRunner.run(sandbox, ROUND).length;
            if (polling.isDone()) {
                // it failed
                polling.get();
            }
            return sends;
        } finally {
            page.shutdownNow();
        }
    }

    private static void fill(FivecentSandbox sandbox) {
        sandbox.reset();
        Account account = sandbox.account();
        for (int phone = 0; phone < 20_000; phone++) {
            String number = "04" + (20_000_000 + phone);
            account.books().outbox().send(new SmsOrder("Sandbox", number, "Hi " + phone, false, false, 0));
        }
    }
}
