package io.github.camelfivecent.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.ServiceStatus;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that are stopped, suspended and resumed while their consumer is at work. */
@Timeout(180)
class StoppingTest {

    /** Below the 30 seconds of a response timeout, and far above what a busy machine needs. */
    private static final Duration SOON = Duration.ofSeconds(15);

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private final MapCursorRepository cursors = new MapCursorRepository(new ConcurrentHashMap<>());
    private FivecentSandbox sandbox;
    private Account account;
    private Node node;

    @BeforeEach
    void begin(FivecentSandbox started) {
        sandbox = started;
        account = started.account();
        node = new Node(started, cursors);
    }

    @AfterEach
    void end() {
        node.close();
    }

    @Test
    void aSuspendedRouteGivesNothingAndGoesOnWhenItIsResumed() throws Exception {
        account.seedInbox(20);
        node.start("inbox");
        node.awaitGiven(20);
        node.context().getRouteController().suspendRoute(Node.ROUTE);
        await().until(() -> !node.consumer().isPolling());
        int requests = sandbox.requests().size();
        String next = account.receive("0412333555", "new").id();

        long before = node.consumer().getCounter();
        await().during(Duration.ofMillis(300)).until(() -> node.given().size() == 20);
        assertThat(sandbox.requests()).hasSize(requests);
        assertThat(node.consumer().getCounter()).isLessThanOrEqualTo(before + 1);

        node.context().getRouteController().resumeRoute(Node.ROUTE);
        node.awaitGiven(21);
        node.awaitMorePolls();
        assertThat(node.given()).hasSize(21).endsWith(next);
    }

    @Test
    void aRouteThatIsSuspendedInMidWalkStopsBeforeTheNextItemAndGoesOnThere() throws Exception {
        account.seedInbox(200);
        stopInMidWalk(() -> node.context().getRouteController().suspendRoute(Node.ROUTE));
        node.context().getRouteController().resumeRoute(Node.ROUTE);
        node.awaitGiven(200);
        node.awaitMorePolls();
        assertThat(node.given()).isEqualTo(inbox());
    }

    @Test
    void aRouteThatIsStoppedInMidWalkStopsBeforeTheNextItemAndGoesOnThere() throws Exception {
        account.seedInbox(200);
        stopInMidWalk(() -> node.context().getRouteController().stopRoute(Node.ROUTE));
        node.context().getRouteController().startRoute(Node.ROUTE);
        node.awaitGiven(200);
        node.awaitMorePolls();
        assertThat(node.given()).isEqualTo(inbox());
    }

    @Test
    void aProcessThatIsStoppedInMidWalkRepeatsNothing() throws Exception {
        account.seedInbox(200);
        stopInMidWalk(() -> node.context().stop());
        try (Node later = new Node(sandbox, cursors)) {
            later.startAndPoll(1, "inbox");
            List<String> both = new ArrayList<>(node.given());
            both.addAll(later.given());
            assertThat(both).isEqualTo(inbox());
        }
    }

    @Test
    void aStopWithSeveralItemsInFlightRepeatsNothing() throws Exception {
        account.seedInbox(200);
        CountDownLatch stopping = new CountDownLatch(1);
        CountDownLatch some = new CountDownLatch(60);
        node.onItem(exchange -> {
            some.countDown();
            if (some.getCount() == 0) {
                stopping.await();
            }
        });
        node.start("inbox?maxInFlight=6");
        some.await();
        Thread stop = new Thread(() -> node.context().stop());
        stop.start();
        await().until(() -> node.context().isStopping());
        stopping.countDown();
        stop.join();

        try (Node later = new Node(sandbox, cursors)) {
            later.startAndPoll(1, "inbox");
            List<String> both = new ArrayList<>(node.given());
            both.addAll(later.given());
            assertThat(both).hasSize(200).containsExactlyInAnyOrderElementsOf(inbox());
        }
    }

    /** The first request, one in the first pass, one in the replay. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5})
    void aStopWhileARequestHangsDoesNotWaitForTheAnswer(int before) throws Exception {
        account.seedInbox(200);
        sandbox.faults().on("inbox.list").skip(before).always().failBefore(Fault.hang());
        node.start("inbox");
        await().atMost(SOON).until(() -> sandbox.requests().size() > before);

        long began = System.nanoTime();
        node.context().getRouteController().stopRoute(Node.ROUTE);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        sandbox.faults().clear();

        node.context().getRouteController().startRoute(Node.ROUTE);
        node.awaitGiven(200);
        assertThat(node.given()).isEqualTo(inbox());
    }

    @Test
    void aStopWhileTheServiceAsksToWaitDoesNotWait() throws Exception {
        account.seedInbox(20);
        node.configuration().setMaxRetryDelay(60_000);
        sandbox.faults().on("inbox.list").always().failBefore(Fault.throttled(Duration.ofMinutes(1)));
        node.start("inbox");
        await().atMost(SOON).until(() -> !sandbox.requests().isEmpty());

        long began = System.nanoTime();
        node.context().stop();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
    }

    @Test
    void noThreadIsLeftWhenTheContextHasStopped() throws Exception {
        account.seedInbox(120);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        node.start("inbox?maxInFlight=4");
        node.awaitGiven(120);
        assertThat(threadsOf(node, before)).isNotEmpty();

        node.context().stop();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(threadsOf(node, before)).isEmpty());
        assertThat(node.context().getStatus()).isEqualTo(ServiceStatus.Stopped);
    }

    /** New threads that are of this context, or of an HTTP client. */
    private static Set<String> threadsOf(Node node, Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.contains("(" + node.context().getName() + ")")
                        || name.contains("Fivecent")
                        || name.contains("idle-connection")
                        || name.contains("httpclient"))
                .collect(Collectors.toSet());
    }

    private void stopInMidWalk(Node.Action stop) throws Exception {
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        node.onItem(exchange -> {
            if (node.given().size() == 77) {
                inTheMiddle.countDown();
                goOn.await(60, TimeUnit.SECONDS);
            }
        });
        node.start("inbox");
        inTheMiddle.await();
        ScheduledPollConsumer consumer = node.consumer();
        Thread stopping = new Thread(() -> {
            try {
                stop.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        stopping.start();
        await().until(() -> !consumer.isStarted() || consumer.isSuspendingOrSuspended());
        goOn.countDown();
        stopping.join();
        await().until(() -> !consumer.isPolling());
        assertThat(node.given()).hasSize(78);
    }

    private List<String> inbox() {
        return account.inbox().stream().map(StoredInbound::id).sorted().toList();
    }
}
