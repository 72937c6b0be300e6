package io.github.camelfivecent.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.consume.ConsumingProcess.Order;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes under {@code master:} on one PostgreSQL, of which the leader is killed with SIGKILL again and again. */
@Timeout(1_800)
class FailoverTest {

    private static final int KILLS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path locks;

    private final Random random = new Random();

    @Test
    @Tag("long")
    void theOtherNodeGoesOnFromTheStoredCursor() throws Exception {
        try (FivecentSandbox sandbox = FivecentSandbox.start();
                EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Order order = new Order(
                    "master:replies:fivecent:inbox?delay=50&initialDelay=0",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    true,
                    true,
                    locks,
                    96);
            List<Leader> all = new ArrayList<>();
            Leader first = new Leader(sandbox, order);
            all.add(first);
            sandbox.account().seedInbox(100);
            await().atMost(PATIENCE).until(() -> !first.given.isEmpty());
            Leader leader = first;
            for (int kill = 0; kill < KILLS; kill++) {
                Leader standby = new Leader(sandbox, order);
                all.add(standby);
                receive(sandbox, 25);
                int before = leader.given.size();
                Leader old = leader;
                int some = random.nextInt(25);
                await().atMost(PATIENCE).until(() -> old.given.size() > before + some || isAllGiven(sandbox, all));
                assertThat(standby.given)
                        .as("given to a node that does not lead")
                        .isEmpty();
                leader.kill();
                receive(sandbox, 25);
                await().atMost(PATIENCE).until(() -> !standby.given.isEmpty());
                leader = standby;
            }
            await().atMost(PATIENCE).until(() -> isAllGiven(sandbox, all));
            leader.stop();

            int repeated = all.stream().mapToInt(node -> node.given.size()).sum()
                    - sandbox.account().inbox().size();
            assertThat(repeated).as("given twice").isBetween(0, KILLS);
        }
    }

    private static void receive(FivecentSandbox sandbox, int count) {
        for (int i = 0; i < count; i++) {
            sandbox.account().receive("0412333555", "Message " + i);
        }
    }

    private static boolean isAllGiven(FivecentSandbox sandbox, List<Leader> nodes) {
        Set<String> given = new HashSet<>();
        nodes.forEach(node -> given.addAll(node.given));
        return given.containsAll(
                sandbox.account().inbox().stream().map(StoredInbound::id).toList());
    }

    /** A node, and what it was given. */
    private static final class Leader {

        final List<String> given = new CopyOnWriteArrayList<>();
        private final Process process;
        private final CompletableFuture<Void> reading;

        Leader(FivecentSandbox sandbox, Order order) throws IOException {
            process = ConsumingProcess.fork(sandbox, order);
            reading = CompletableFuture.runAsync(this::read);
        }

        private void read() {
            try (BufferedReader lines = process.inputReader()) {
                lines.lines().forEach(given::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void kill() throws Exception {
            process.toHandle().destroyForcibly();
            reading.get(1, TimeUnit.MINUTES);
        }

        void stop() throws Exception {
            process.getOutputStream().close();
            reading.get(1, TimeUnit.MINUTES);
            assertThat(process.waitFor()).isZero();
        }
    }
}
