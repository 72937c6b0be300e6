package io.github.camelfivecent.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.Watch;
import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.master.MasterComponent;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.cluster.ClusteredRoutePolicy;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes of a cluster, only the leader of which consumes. */
@Timeout(180)
class LeadershipTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How a route is told that only the leader runs it. */
    enum How {
        MASTER,
        POLICY
    }

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @TempDir
    private Path locks;

    private final ConcurrentHashMap<String, String> stored = new ConcurrentHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private FivecentSandbox sandbox;
    private Account account;

    @BeforeEach
    void begin(FivecentSandbox started) {
        sandbox = started;
        account = started.account();
    }

    @AfterEach
    void end() {
        nodes.forEach(Node::close);
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheLeaderPollsAndTheNextOneGoesOnWhereItStopped(How how) throws Exception {
        account.seedInbox(120);
        Node leader = start(how, node());
        leader.awaitGiven(120);
        Node other = start(how, node());
        String next = account.receive("0412333555", "new").id();
        leader.awaitGiven(121);
        assertThat(other.given()).isEmpty();

        leader.close();
        String last = account.receive("0412333555", "newer").id();
        await().atMost(PATIENCE).until(() -> !other.given().isEmpty());

        assertThat(leader.given()).hasSize(121).endsWith(next);
        assertThat(other.given()).containsExactly(last);
    }

    @ParameterizedTest
    @EnumSource
    void theLeaderIsWatchedUnderTheNameOfItsRoute(How how) throws Exception {
        Node leader = node();
        start(how, leader);
        account.receive("0412333555", "new");
        leader.awaitGiven(1);

        assertThat(Watch.consumers(leader.context().getComponent("fivecent", FivecentComponent.class)))
                .extracting(consumer -> consumer.get("route"))
                .containsExactly(Node.ROUTE);
    }

    @ParameterizedTest
    @EnumSource
    void theHealthOfTheLeaderTellsWhatItsPollsFailWith(How how) throws Exception {
        sandbox.faults().maintenance();
        Node leader = node();
        HealthCheckHelper.getHealthCheckRepository(leader.context(), "consumers")
                .setEnabled(true);
        start(how, leader);

        await().atMost(PATIENCE).until(() -> health(leader, how).stream()
                .anyMatch(result ->
                        result.getState() == State.DOWN && result.getError().isPresent()));

        Result down = health(leader, how).get(0);
        assertThat(down.getError().orElseThrow()).hasMessageContaining("inbox.list");
        assertThat(down.getMessage().orElseThrow()).contains(Node.ROUTE);
        assertThat(down.getDetails()).containsKeys("cursor.name", "cursor.lag.seconds", "failure.error.count");
        sandbox.faults().clear();
        await().atMost(PATIENCE).until(() -> health(leader, how).get(0).getState() == State.UP);

        leader.context().getRouteController().stopRoute(Node.ROUTE);
        assertThat(health(leader, how)).noneMatch(result -> result.getDetails().containsKey("cursor.name"));
    }

    private static List<Result> health(Node node, How how) {
        String id = (how == How.MASTER ? "consumer:" : "fivecent-consumer-") + Node.ROUTE;
        return HealthCheckHelper.invokeReadiness(node.context()).stream()
                .filter(result -> result.getCheck().getId().equals(id))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void whoLosesTheLeadershipInMidItemStopsBeforeTheNextOneAndMovesNoCursor(How how) throws Exception {
        account.seedInbox(120);
        Path share = Files.createSymbolicLink(locks.resolve("share"), Files.createDirectory(locks.resolve("alone")));
        Node old = node(share);
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicReference<Thread> polling = new AtomicReference<>();
        old.onItem(exchange -> {
            if (old.given().size() == 60) {
                polling.set(Thread.currentThread());
                inTheMiddle.countDown();
                waitWhateverInterrupts(goOn, interrupted);
            }
        });
        start(how, old);
        assertThat(inTheMiddle.await(1, TimeUnit.MINUTES)).isTrue();
        int written = writes(old);

        Node next = start(how, node());
        next.awaitGiven(1);
        // From now on the old leader sees that another one leads. The cluster service tells it; a service that is
        // stopped
        // would tell nobody.
        Path link = Files.createSymbolicLink(locks.resolve("link"), cluster());
        Files.move(link, share, StandardCopyOption.ATOMIC_MOVE);
        if (how == How.MASTER) {
            // Camel interrupts the thread that routes.
            assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        } else {
            // Camel waits for the item, after it has told the consumer.
            await().atMost(PATIENCE)
                    .until(() -> !old.consumer().isStarted() || old.consumer().isSuspendingOrSuspended());
        }
        goOn.countDown();
        polling.get().join(PATIENCE.toMillis());
        assertThat(polling.get().isAlive()).as("the old leader polls").isFalse();
        next.awaitGiven(120 - inbox().indexOf(next.given().get(0)));

        assertThat(writes(old)).as("cursors that the old leader wrote").isEqualTo(written);
        assertThat(old.given()).as("the old leader").isEqualTo(inbox().subList(0, 61));
        assertThat(next.given()).as("the new leader").contains(inbox().get(60)).endsWith(inbox().get(119));
        assertThat(next.given()).isEqualTo(inbox().subList(120 - next.given().size(), 120));

        // What is stored is the new leader's, and all of it is done.
        old.close();
        next.close();
        Node later = start(How.MASTER, node());
        String added = account.receive("0412333555", "new").id();
        later.awaitGiven(1);
        assertThat(later.given()).containsExactly(added);
    }

    @Test
    void aRouteThatNoClusterLeadsKeepsItsPlaceWhenItIsStopped() throws Exception {
        account.seedInbox(40);
        Node node = node();
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        node.onItem(exchange -> {
            if (node.given().size() == 30) {
                inTheMiddle.countDown();
                goOn.await();
            }
        });
        node.start("inbox");
        inTheMiddle.await();
        ScheduledPollConsumer consumer = node.consumer();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> {
            try {
                node.context().getRouteController().stopRoute(Node.ROUTE);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> !consumer.isStarted() || consumer.isSuspendingOrSuspended());
        goOn.countDown();
        stop.get();

        Node later = new Node(sandbox, new MapCursorRepository(new ConcurrentHashMap<>(stored)));
        nodes.add(later);
        later.startAndPoll(1, "inbox");
        assertThat(node.given()).isEqualTo(inbox().subList(0, 31));
        assertThat(later.given()).isEqualTo(inbox().subList(31, 40));
    }

    @Test
    void aLeaderThatIsElectedAgainGoesOnFromWhatTheOtherStored() throws Exception {
        account.seedInbox(60);
        Node first = start(How.MASTER, node());
        first.awaitGiven(60);
        first.context().getRouteController().stopRoute(Node.ROUTE);
        Node second = start(How.MASTER, node());
        String then = account.receive("0412333555", "new").id();
        await().atMost(PATIENCE).until(() -> second.given().contains(then));
        first.context().getRouteController().startRoute(Node.ROUTE);
        second.close();
        String last = account.receive("0412333555", "newer").id();

        await().atMost(PATIENCE).until(() -> first.given().contains(last));
        assertThat(first.given()).hasSize(61);
    }

    private static int writes(Node node) {
        return ((CountingRepository) node.configuration().getCursorRepository()).writes.get();
    }

    /** Says how often it was told to write, also where another node was faster. */
    private static final class CountingRepository extends ServiceSupport implements StateRepository<String, String> {

        private final AtomicInteger writes = new AtomicInteger();
        private final StateRepository<String, String> kept;

        private CountingRepository(StateRepository<String, String> kept) {
            this.kept = kept;
        }

        @Override
        public String getState(String key) {
            return kept.getState(key);
        }

        @Override
        public void setState(String key, String value) {
            writes.incrementAndGet();
            kept.setState(key, value);
        }
    }

    /** A node of its own memory, whose cursors are where all nodes have them. */
    private Node node() throws Exception {
        return node(cluster());
    }

    private Node node(Path directory) throws Exception {
        Node node = new Node(sandbox, new CountingRepository(new MapCursorRepository(stored)));
        nodes.add(node);
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(directory.toString());
        cluster.setAcquireLockDelay(1);
        cluster.setAcquireLockInterval(200, TimeUnit.MILLISECONDS);
        node.context().addService(cluster);
        // Or Camel 4.18.0 starts a consumer again that has just lost the leadership (CAMEL-24583).
        node.context().getComponent("master", MasterComponent.class).setBackOffMaxAttempts(1);
        return node;
    }

    private Path cluster() {
        return locks.resolve("cluster");
    }

    private static Node start(How how, Node node) throws Exception {
        String uri = "fivecent:inbox?initialDelay=0&delay=20";
        if (how == How.MASTER) {
            return node.startRoute("master:replies:" + uri);
        }
        node.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                errorHandler(noErrorHandler());
                from(uri)
                        .routeId(Node.ROUTE)
                        .routePolicy(ClusteredRoutePolicy.forNamespace("replies"))
                        .process(node::take);
            }
        });
        node.context().start();
        return node;
    }

    /** Waits like a processor that keeps an interruption to itself. */
    private static void waitWhateverInterrupts(CountDownLatch latch, CountDownLatch interrupted) {
        while (true) {
            try {
                latch.await(1, TimeUnit.MINUTES);
                return;
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        }
    }

    private List<String> inbox() {
        return account.inbox().stream().map(StoredInbound::id).sorted().toList();
    }
}
