package io.github.camelfivecent.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.camelfivecent.CapturedLog;
import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.model.FivecentAuthenticationException;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a consumer polls, and what can be seen of how its polls went. */
@Timeout(180)
class ScheduleTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

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
    void pollsByACronExpression() throws Exception {
        account.seedInbox(20);
        node.startRoute("fivecent:inbox?scheduler=quartz&scheduler.cron=0/1+*+*+*+*+?");
        node.awaitGiven(20);
        String next = account.receive("0412333555", "new").id();
        node.awaitGiven(21);
        assertThat(node.given()).endsWith(next);
    }

    @Test
    void pollsSoOftenAndNoMore() throws Exception {
        node.start("inbox?repeatCount=3");
        await().atMost(PATIENCE).until(() -> sandbox.requests().size() == 3);
        await().during(Duration.ofMillis(200)).until(() -> sandbox.requests().size() == 3);
    }

    @Test
    void pollsAgainAtOnceWhileThereIsMoreIfItIsGreedy() throws Exception {
        account.seedInbox(120);
        node.startRoute("fivecent:inbox?initialDelay=0&delay=1h&greedy=true&maxItemsPerPoll=50");
        node.awaitGiven(120);
    }

    @Test
    void sendsAnEmptyMessageAfterAPollThatFoundNothing() throws Exception {
        account.seedInbox(2);
        CountDownLatch empty = new CountDownLatch(1);
        node.onItem(exchange -> {
            if (exchange.getMessage().getBody() == null) {
                assertThat(node.given()).hasSizeGreaterThanOrEqualTo(2);
                empty.countDown();
            }
        });
        node.start("inbox?sendEmptyMessageWhenIdle=true");
        assertThat(empty.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void backsOffAfterPollsThatFoundNothing() throws Exception {
        account.seedInbox(20);
        node.start("inbox?backoffMultiplier=1000000&backoffIdleThreshold=3");
        await().atMost(PATIENCE).until(() -> node.consumer().getBackoffCounter() > 2);
        assertThat(node.given()).hasSize(20);
        assertThat(node.consumer().getCounter()).isEqualTo(4);
        assertThat(sandbox.requests()).hasSize(4);
    }

    @Test
    void backsOffAfterPollsWhoseRequestFailed() throws Exception {
        sandbox.faults().on("inbox.list").always().failBefore(Fault.error(400));
        node.start("inbox?backoffMultiplier=1000000&backoffErrorThreshold=2");
        await().atMost(PATIENCE).until(() -> node.consumer().getBackoffCounter() > 2);
        assertThat(sandbox.requests()).hasSize(2);
    }

    @Test
    void backsOffAfterPollsOfWhichAnExchangeFailed() throws Exception {
        account.seedInbox(20);
        AtomicInteger tries = new AtomicInteger();
        node.onItem(exchange -> {
            tries.incrementAndGet();
            throw new IllegalStateException("the database is away");
        });
        node.start("inbox?backoffMultiplier=1000000&backoffErrorThreshold=2");
        await().atMost(PATIENCE).until(() -> node.consumer().getBackoffCounter() > 2);
        assertThat(tries).hasValue(2);
    }

    @Test
    void isReadyOnceItHasGivenAnItemAndDownWhileItsPollsFail() throws Exception {
        account.seedInbox(2);
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        node.onItem(exchange -> {
            begun.countDown();
            if (begun.getCount() == 0) {
                goOn.await();
            }
        });
        try (Node waiting = new Node(sandbox, cursors)) {
            waiting.startRoute("fivecent:inbox?initialDelay=1h");
            HealthCheck.Result result = waiting.health().call();
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getMessage().orElseThrow()).contains("not yet polled");
        }

        node.start("inbox");
        HealthCheck health = node.health();
        begun.await();
        assertThat(health.call().getState())
                .as("in the middle of its first poll")
                .isEqualTo(HealthCheck.State.UP);
        goOn.countDown();

        sandbox.faults().on("inbox.list").always().failBefore(Fault.error(401));
        await().atMost(PATIENCE).until(() -> health.call().getState() == HealthCheck.State.DOWN);
        HealthCheck.Result down = health.call();
        assertThat(down.getError())
                .hasValueSatisfying(error -> assertThat(error).isInstanceOf(FivecentAuthenticationException.class));
        assertThat(down.toString() + down.getDetails() + down.getMessage())
                .contains("inbox")
                .doesNotContain(sandbox.keyId())
                .doesNotContain(sandbox.keySecret());

        sandbox.faults().clear();
        await().atMost(PATIENCE).until(() -> health.call().getState() == HealthCheck.State.UP);
        assertThat(health.call().getError()).isEmpty();
    }

    @Test
    void anExchangeThatFailsMakesItDownUntilTheItemIsDone() throws Exception {
        account.seedInbox(3);
        AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        node.onItem(exchange -> {
            if (left.getAndDecrement() > 0) {
                throw new IllegalStateException("the database is away");
            }
        });
        node.start("inbox");
        await().atMost(PATIENCE).until(() -> node.consumer().getErrorCounter() > 1);
        assertThat(node.health().call().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(node.health().call().getError().orElseThrow())
                .hasMessageContaining(inbox().get(0))
                .hasMessageContaining(IllegalStateException.class.getName());

        left.set(0);
        await().atMost(PATIENCE).until(() -> node.health().call().getState() == HealthCheck.State.UP);
        assertThat(node.given()).isEqualTo(inbox());
    }

    @Test
    void pollsThatGoWellLogNothingAboveDebug() throws Exception {
        account.seedInbox(120);
        node.start("inbox");
        node.awaitGiven(120);
        try (CapturedLog log = new CapturedLog()) {
            node.awaitMorePolls();
            account.receive("0412333555", "new");
            node.awaitGiven(121);
            node.awaitMorePolls();

            assertThat(log.from("io.github.camelfivecent", Level.INFO)).isEmpty();
            assertThat(log.from("org.apache.camel", Level.INFO)).isEmpty();
        }
    }

    private List<String> inbox() {
        return account.inbox().stream().map(StoredInbound::id).sorted().toList();
    }
}
