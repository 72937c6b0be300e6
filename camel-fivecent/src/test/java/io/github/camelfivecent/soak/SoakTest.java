package io.github.camelfivecent.soak;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredOptOut;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Arming;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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
 * ({@code PT3M}), while the service fails in every way. In the first third of that time it is killed now and then, in the rest
 * its context is restarted. Nothing is lost or doubled, what it takes of the machine does not grow, and its log is no longer
 * than what went wrong explains.
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
    /** Of a process that is killed, in milliseconds. */
    private static final int LONGEST_LIFE = 15_000;
    /** For each thing that went wrong. */
    private static final int MOST_LOGGED = 2;

    private static final int MOST_SHOWN = 12;
    private static final int TIME = 13;
    private static final int QUIET_REQUESTS = 200;
    private static final double HEAP_GROWTH = 1.1;
    private static final int MORE_THREADS = 2;
    private static final int THREADS_OF_POOLS = 60;

    private static final List<String> ASKED = List.of(
            "sms.send",
            "email.send",
            "email.list",
            "sms.list",
            "inbox.list",
            "optouts.list",
            "conversations.list",
            "conversations.older");

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
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private int received;
    private volatile int faults;
    private int kills;

    @Test
    void nothingIsLostOrDoubledAndNothingGrows() throws Exception {
        try (FivecentSandbox sandbox = FivecentSandbox.builder()
                        .credits(Integer.MAX_VALUE)
                        .deliverAfter(Duration.ofSeconds(1))
                        .start();
                EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            int port = freePort();
            sandbox.webhooks().delivery("http://127.0.0.1:" + port + "/sms?token=soak");
            String database = postgres.getJdbcUrl("postgres", "postgres");
            ScheduledExecutorService world = Executors.newSingleThreadScheduledExecutor();
            world.scheduleAtFixedRate(() -> receive(sandbox), 0, 400, TimeUnit.MILLISECONDS);
            world.scheduleAtFixedRate(() -> fail(sandbox), 1_000, 250, TimeUnit.MILLISECONDS);
            Soaked application = start(sandbox, database, port);
            try {
                long end = System.nanoTime() + LENGTH.dividedBy(3).toNanos();
                while (System.nanoTime() < end) {
                    waitOrFail(world, Duration.ofMillis(random.nextInt(LONGEST_LIFE)));
                    application.kill();
                    kills++;
                    application = start(sandbox, database, port);
                }
                soak(world, application);
                sandbox.faults().clear();
                application.command("drain");
                Soaked drained = application;
                await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                    drained.command("measure");
                    assertThat(words("measured")).last().satisfies(last -> assertThat(last[4])
                            .isEqualTo("0"));
                });
                await().atMost(PATIENCE).untilAsserted(() -> assertNothingLost(sandbox));
                assertNothingIsLogged(sandbox);
                assertThat(application.stop()).isZero();
            } finally {
                world.shutdownNow();
                application.kill();
            }

            report(sandbox);
            assertNothingLost(sandbox);
            assertNothingDoubled(sandbox);
            assertNothingGrew();
            assertThat(logged.size())
                    .as("lines logged at WARN or ERROR: %s", mostLogged())
                    .isLessThan(MOST_LOGGED * (faults + words("failing").size() + kills));
        }
    }

    /** Starts one that goes on with what was begun, and waits until it runs, so that no measurement is of its start. */
    private Soaked start(FivecentSandbox sandbox, String database, int port) throws IOException {
        Set<Integer> begun = keys("begun");
        int first = begun.stream().max(Integer::compare).orElse(-1) + 1;
        Soaked application = new Soaked(SoakingProcess.fork(sandbox, database, port, first), lines::add, this::logged);
        begun.removeAll(keys("sent"));
        begun.removeAll(keys("mailed"));
        begun.forEach(key -> application.command("again " + key));
        lines.removeIf(line -> line.startsWith("measured "));
        application.command("measure");
        await().atMost(PATIENCE).until(() -> !words("measured").isEmpty());
        lines.removeIf(line -> line.startsWith("measured "));
        return application;
    }

    private Set<Integer> keys(String of) {
        return ids(of).stream().map(Integer::valueOf).collect(toSet());
    }

    private void logged(String line) {
        logged.add(line);
    }

    private void soak(ScheduledExecutorService world, Soaked application) throws InterruptedException {
        Duration length = LENGTH.dividedBy(3).multipliedBy(2);
        every(world, RUNNING, () -> application.command("restart"));
        every(world, length.dividedBy(MEASUREMENTS + 1), () -> application.command("measure"));
        waitOrFail(world, length);
        world.shutdown();
        assertThat(world.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    /** What the world does is what is waited for, so this is no wait for something that may be there earlier. */
    private static void waitOrFail(ScheduledExecutorService world, Duration time) throws InterruptedException {
        assertThat(world.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS))
                .as("the world came to an end by itself")
                .isFalse();
    }

    private static void every(ScheduledExecutorService world, Duration apart, Runnable act) {
        world.scheduleAtFixedRate(act, apart.toMillis(), apart.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Now that all is well again, no poll complains any more. */
    private void assertNothingIsLogged(FivecentSandbox sandbox) {
        int before = logged.size();
        long requests = sandbox.load().requests();
        await().atMost(PATIENCE).until(() -> sandbox.load().requests() > requests + QUIET_REQUESTS);
        assertThat(logged.stream().skip(before)).isEmpty();
    }

    /** What was logged most often, numbers and ids left out. */
    private String mostLogged() {
        return logged.stream()
                .map(line -> line.substring(TIME).replaceAll("[0-9a-f-]*\\d[0-9a-f-]*", "#"))
                .collect(groupingBy(Function.identity(), counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_SHOWN)
                .map(entry -> "%n%6d %s".formatted(entry.getValue(), entry.getKey()))
                .collect(joining());
    }

    private void receive(FivecentSandbox sandbox) {
        String phone = "04125550" + (10 + random.nextInt(PHONES));
        sandbox.account().receive(phone, "message " + received++);
        if (received % 5 == 0) {
            sandbox.account().optOut("0412" + (600_000 + received));
        }
    }

    private void fail(FivecentSandbox sandbox) {
        faults++;
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
        Set<String> mails =
                sandbox.account().emails().stream().map(StoredEmail::id).collect(toSet());
        assertAllOf(
                mails, "mailed", words("mailed").stream().map(line -> line[2]).collect(toSet()));
        assertAllOf(mails, "mail", ids("mail"));
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
        assertThat(sandbox.account().emails().stream().map(mail -> mail.order().subject()))
                .doesNotHaveDuplicates();
        assertThat(words("sent").stream().map(line -> line[1])).doesNotHaveDuplicates();
        assertThat(words("mailed").stream().map(line -> line[1])).doesNotHaveDuplicates();
        // again come only those that were being routed when the process was killed
        assertThat(words("inbox").size() - ids("inbox").size()).isLessThanOrEqualTo(kills);
        assertThat(words("opt-out").size() - ids("opt-out").size())
                .isLessThanOrEqualTo(kills * SoakingProcess.OPT_OUTS_IN_FLIGHT);
    }

    /**
     * The last quarter of the measurements against the second: by then all there is to load is loaded, and in a soak that is
     * long enough the pools have all their threads too.
     */
    private void assertNothingGrew() {
        List<String[]> all = words("measured");
        assertThat(median(all, 0.75, 1, 1))
                .as(
                        "bytes of heap in use, of %s",
                        all.stream().map(line -> line[1]).toList())
                .isLessThan((long) (HEAP_GROWTH * median(all, 0.25, 0.5, 1)));
        assertThat(median(all, 0.75, 1, 2))
                .as("threads, of %s", all.stream().map(line -> line[2]).toList())
                .isLessThanOrEqualTo(Math.max(median(all, 0.25, 0.5, 2) + MORE_THREADS, THREADS_OF_POOLS));
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
                "soaked for %s: %s; %d requests, %d faults, %d kills, %d restarts; heap %d to %d kB, threads %d to %d;"
                        + " %d lines logged at WARN or ERROR:%s%n",
                LENGTH,
                told,
                sandbox.load().requests(),
                faults,
                kills,
                lines.stream().filter("restarted"::equals).count(),
                median(measured, 0.25, 0.5, 1) / 1024,
                median(measured, 0.75, 1, 1) / 1024,
                median(measured, 0.25, 0.5, 2),
                median(measured, 0.75, 1, 2),
                logged.size(),
                mostLogged());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
