package io.github.camelfivecent.soak;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredOptOut;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Arming;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An application that sends, polls and receives webhooks for half an hour, or for as long as {@code -Dfivecent.soak} says
 * ({@code PT3M}), while the service fails in every way and the context is restarted. Nothing is lost or doubled, and what
 * it takes of the machine does not grow.
 */
@Tag("soak")
@Timeout(value = 3, unit = TimeUnit.HOURS)
class SoakTest {

    private static final Duration LENGTH = Duration.parse(System.getProperty("fivecent.soak", "PT30M"));
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MEASUREMENTS = 40;
    private static final Duration RUNNING = Duration.ofMinutes(1);
    private static final String DELIVERED = "1002";
    private static final int PHONES = 20;
    private static final double HEAP_GROWTH = 1.1;
    private static final int MORE_THREADS = 2;

    private static final List<String> ASKED =
            List.of("sms.send", "sms.list", "inbox.list", "optouts.list", "conversations.list", "conversations.older");

    private static final List<Fault> REFUSALS = List.of(Fault.throttled(Duration.ofSeconds(1)), Fault.unavailable());

    private static final List<Fault> FAULTS = List.of(
            Fault.reset(),
            Fault.close(),
            Fault.rubbish(),
            Fault.error(500),
            Fault.html(502),
            Fault.truncated(),
            Fault.empty(),
            Fault.hang(Duration.ofSeconds(3)),
            Fault.drip(Duration.ofSeconds(3)),
            Fault.delay(Duration.ofMillis(500)));

    private final Random random = new Random();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private int received;

    @Test
    void nothingIsLostOrDoubledAndNothingGrows() throws Exception {
        try (FivecentSandbox sandbox = FivecentSandbox.builder()
                        .credits(Integer.MAX_VALUE)
                        .deliverAfter(Duration.ofSeconds(1))
                        .start();
                EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            int port = freePort();
            sandbox.webhooks().delivery("http://127.0.0.1:" + port + "/sms?token=soak");
            Process process = SoakingProcess.fork(sandbox, postgres.getJdbcUrl("postgres", "postgres"), port);
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> read(process));
            PrintWriter commands = new PrintWriter(process.outputWriter(), true);
            try {
                awaitStarted(commands);
                soak(sandbox, commands);
                commands.println("drain");
                await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                    commands.println("measure");
                    assertThat(words("measured")).last().satisfies(last -> assertThat(last[4])
                            .isEqualTo("0"));
                });
                await().atMost(PATIENCE).untilAsserted(() -> assertNothingLost(sandbox));
                commands.println("stop");
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
                reading.join();
            } finally {
                process.destroyForcibly();
            }

            assertThat(process.exitValue()).isZero();
            assertNothingLost(sandbox);
            assertNothingDoubled(sandbox);
            assertNothingGrew();
            report(sandbox);
        }
    }

    /** So that none of the measurements, and nothing that goes wrong, comes while the application starts. */
    private void awaitStarted(PrintWriter commands) {
        commands.println("measure");
        await().atMost(PATIENCE).until(() -> !words("measured").isEmpty());
        lines.removeIf(line -> line.startsWith("measured "));
    }

    private void soak(FivecentSandbox sandbox, PrintWriter commands) throws InterruptedException {
        ScheduledExecutorService world = Executors.newSingleThreadScheduledExecutor();
        world.scheduleAtFixedRate(() -> receive(sandbox), 0, 400, TimeUnit.MILLISECONDS);
        world.scheduleAtFixedRate(() -> fail(sandbox), 1_000, 250, TimeUnit.MILLISECONDS);
        every(world, RUNNING, () -> commands.println("restart"));
        every(world, LENGTH.dividedBy(MEASUREMENTS + 1), () -> commands.println("measure"));
        // What the world does is what is waited for, so this is no wait for something that may be there earlier.
        assertThat(world.awaitTermination(LENGTH.toMillis(), TimeUnit.MILLISECONDS))
                .as("the world came to an end by itself")
                .isFalse();
        world.shutdown();
        assertThat(world.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        sandbox.faults().clear();
    }

    private static void every(ScheduledExecutorService world, Duration apart, Runnable act) {
        world.scheduleAtFixedRate(act, apart.toMillis(), apart.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void receive(FivecentSandbox sandbox) {
        String phone = "04125550" + (10 + random.nextInt(PHONES));
        sandbox.account().receive(phone, "message " + received++);
        if (received % 5 == 0) {
            sandbox.account().optOut("0412" + (600_000 + received));
        }
    }

    private void fail(FivecentSandbox sandbox) {
        Arming armed = sandbox.faults().on(any(ASKED));
        switch (random.nextInt(3)) {
            case 0 -> armed.failBefore(any(REFUSALS));
            case 1 -> armed.failBefore(any(FAULTS));
            default -> armed.failAfter(any(FAULTS));
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void read(Process process) {
        try (BufferedReader out = process.inputReader()) {
            out.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String[]> words(String of) {
        return lines.stream()
                .filter(line -> line.startsWith(of + " "))
                .map(line -> line.split(" "))
                .toList();
    }

    private Set<String> ids(String of) {
        return words(of).stream().map(line -> line[1]).collect(toSet());
    }

    private void assertNothingLost(FivecentSandbox sandbox) {
        Set<String> inbox =
                sandbox.account().inbox().stream().map(StoredInbound::id).collect(toSet());
        assertAllOf(inbox, "inbox", ids("inbox"));
        assertAllOf(inbox, "message", ids("message"));
        assertAllOf(
                sandbox.account().optOuts().stream().map(StoredOptOut::id).collect(toSet()), "opt-out", ids("opt-out"));
        Set<String> sent =
                sandbox.account().sentSms().stream().map(StoredSms::id).collect(toSet());
        assertAllOf(sent, "sent", words("sent").stream().map(line -> line[2]).collect(toSet()));
        assertAllOf(
                sent,
                "status",
                words("status").stream()
                        .filter(line -> line[2].equals(DELIVERED))
                        .map(line -> line[1])
                        .collect(toSet()));
        assertThat(ids("receipt")).isNotEmpty().isSubsetOf(sent);
    }

    private static void assertAllOf(Set<String> there, String what, Set<String> told) {
        Set<String> lost = new TreeSet<>(there);
        lost.removeAll(told);
        assertThat(lost).as("%s that was not told, of %d", what, there.size()).isEmpty();
        Set<String> made = new TreeSet<>(told);
        made.removeAll(there);
        assertThat(made).as("%s that is not there", what).isEmpty();
    }

    private void assertNothingDoubled(FivecentSandbox sandbox) {
        assertThat(sandbox.account().sentSms().stream().map(StoredSms::text)).doesNotHaveDuplicates();
        assertThat(words("sent").stream().map(line -> line[1])).doesNotHaveDuplicates();
        for (String what : List.of("inbox", "opt-out")) {
            assertThat(words(what).stream().map(line -> line[1])).doesNotHaveDuplicates();
        }
    }

    /** The last quarter of the measurements against the second: by then all there is to load is loaded. */
    private void assertNothingGrew() {
        List<String[]> all = words("measured");
        assertThat(median(all, 0.75, 1, 1))
                .as(
                        "bytes of heap in use, of %s",
                        all.stream().map(line -> line[1]).toList())
                .isLessThan((long) (HEAP_GROWTH * median(all, 0.25, 0.5, 1)));
        assertThat(median(all, 0.75, 1, 2))
                .as("threads, of %s", all.stream().map(line -> line[2]).toList())
                .isLessThanOrEqualTo(median(all, 0.25, 0.5, 2) + MORE_THREADS);
    }

    private static long median(List<String[]> all, double from, double to, int word) {
        List<Long> sorted = all.subList((int) (from * all.size()), (int) (to * all.size())).stream()
                .map(line -> Long.valueOf(line[word]))
                .sorted()
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    private void report(FivecentSandbox sandbox) {
        Map<String, Long> told =
                lines.stream().map(line -> line.split(" ")[0]).collect(groupingBy(Function.identity(), counting()));
        List<String[]> measured = words("measured");
        System.out.printf(
                "soaked for %s: %s; %d requests, %d restarts; heap %d to %d kB, threads %d to %d%n",
                LENGTH,
                told,
                sandbox.load().requests(),
                lines.stream().filter("restarted"::equals).count(),
                median(measured, 0.25, 0.5, 1) / 1024,
                median(measured, 0.75, 1, 1) / 1024,
                median(measured, 0.25, 0.5, 2),
                median(measured, 0.75, 1, 2));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
