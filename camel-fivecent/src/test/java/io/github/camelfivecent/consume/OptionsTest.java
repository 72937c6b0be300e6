package io.github.camelfivecent.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.ObjectIds;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredOptOut;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the options of a consumer of a list promise about the items that it gives. */
@Timeout(120)
class OptionsTest {

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
    void maxItemsPerPollEndsAPollAndTheNextOneGoesOn() throws Exception {
        account.seedInbox(120);
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        node.onItem(exchange -> sizes.add(exchange.getProperty(Exchange.BATCH_SIZE, Integer.class)));

        node.startAndPoll(1, "inbox?maxItemsPerPoll=30");
        assertThat(node.given()).isEqualTo(inbox().subList(0, 30));
        node.close();

        try (Node later = new Node(sandbox, cursors)) {
            later.startAndPoll(3, "inbox?maxItemsPerPoll=30");
            assertThat(later.given()).isEqualTo(inbox().subList(30, 120));
        }
    }

    @Test
    void batchPropertiesCountWhatIsGivenOfAPage() throws Exception {
        account.seedInbox(70);
        List<String> batches = new CopyOnWriteArrayList<>();
        node.onItem(exchange -> batches.add(exchange.getProperty(Exchange.BATCH_INDEX) + " of "
                + exchange.getProperty(Exchange.BATCH_SIZE) + " " + exchange.getProperty(Exchange.BATCH_COMPLETE)));

        node.startAndPoll(1, "inbox");

        List<String> expected = new ArrayList<>();
        for (int size : new int[] {20, 50}) {
            for (int i = 0; i < size; i++) {
                expected.add(i + " of " + size + " " + (i == size - 1));
            }
        }
        assertThat(batches).isEqualTo(expected);
    }

    @Test
    void anItemWhoseExchangeFailsInTheMiddleOfAPageIsGivenAgainBeforeAnyNewerOne() throws Exception {
        account.seedInbox(120);
        String bad = inbox().get(45);
        AtomicInteger failures = new AtomicInteger();
        List<String> tried = new CopyOnWriteArrayList<>();
        node.onItem(exchange -> {
            tried.add(Node.idOf(exchange));
            if (bad.equals(Node.idOf(exchange)) && failures.incrementAndGet() <= 3) {
                throw new IllegalStateException("the database is away");
            }
        });

        node.start("inbox");
        node.awaitGiven(120);
        node.awaitMorePolls();

        assertThat(node.given()).isEqualTo(inbox());
        assertThat(tried).hasSize(123);
        assertThat(tried.subList(45, 49)).containsOnly(bad);
    }

    @Test
    void anItemThatFailedIsNotPassedByARestart() throws Exception {
        account.seedInbox(120);
        String bad = inbox().get(45);
        node.onItem(exchange -> {
            if (bad.equals(Node.idOf(exchange))) {
                throw new IllegalStateException("the database is away");
            }
        });
        node.startAndPoll(2, "inbox");
        assertThat(node.given()).isEqualTo(inbox().subList(0, 45));
        node.close();

        try (Node later = new Node(sandbox, cursors)) {
            later.startAndPoll(1, "inbox");
            assertThat(later.given()).isEqualTo(inbox().subList(45, 120));
        }
    }

    @Test
    void skipGoesOnWithoutTheItemThatFailedAlsoAfterARestart() throws Exception {
        account.seedInbox(120);
        List<String> others = new ArrayList<>(inbox());
        String bad = others.remove(45);
        AtomicInteger tries = new AtomicInteger();
        node.onItem(exchange -> {
            if (bad.equals(Node.idOf(exchange))) {
                tries.incrementAndGet();
                throw new IllegalStateException("not to be parsed");
            }
        });

        node.startAndPoll(3, "inbox?onFailure=skip");
        assertThat(node.given()).isEqualTo(others);
        assertThat(tries).hasValue(1);
        node.close();

        try (Node later = new Node(sandbox, cursors)) {
            later.startAndPoll(2, "inbox?onFailure=skip");
            assertThat(later.given()).isEmpty();
        }
    }

    @Test
    void aRolledBackExchangeIsNotDone() throws Exception {
        account.seedInbox(3);
        AtomicBoolean rollBack = new AtomicBoolean(true);
        node.onItem(exchange -> exchange.setRollbackOnly(rollBack.getAndSet(false)));

        node.start("inbox");
        node.awaitGiven(4);
        node.awaitMorePolls();

        List<String> all = inbox();
        assertThat(node.given()).containsExactly(all.get(0), all.get(0), all.get(1), all.get(2));
    }

    @Test
    void routesAsManyItemsAtATimeAsMayBeInFlightAndNoMore() throws Exception {
        account.seedInbox(44);
        CyclicBarrier four = new CyclicBarrier(4);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        node.onItem(exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            four.await(60, TimeUnit.SECONDS);
            now.decrementAndGet();
        });

        node.startAndPoll(1, "inbox?maxInFlight=4");

        assertThat(most).hasValue(4);
        assertThat(node.given()).containsExactlyInAnyOrderElementsOf(inbox());
    }

    @Test
    void theCursorFollowsTheOldestItemThatIsNotDone() throws Exception {
        account.seedOptOuts(300);
        List<String> all = account.optOuts().stream().map(StoredOptOut::id).toList();
        String slow = all.get(7);
        ConcurrentHashMap<String, String> map = new ConcurrentHashMap<>();
        CountDownLatch free = new CountDownLatch(1);
        Set<String> stored = ConcurrentHashMap.newKeySet();
        node.configuration().setCursorRepository(new MapCursorRepository(map));
        node.onItem(exchange -> {
            stored.addAll(map.values());
            if (slow.equals(Node.idOf(exchange))) {
                free.await();
            } else if (stored.size() < 2) {
                // As slow as it takes until the cursor is stored while others are done.
                free.await(50, TimeUnit.MILLISECONDS);
            }
        });
        node.start("optouts?maxInFlight=4&overlap=0");
        node.awaitGiven(299);

        // What is stored now is what a process finds that is started after a kill.
        try (Node other = new Node(sandbox, new MapCursorRepository(new ConcurrentHashMap<>(map)))) {
            other.startAndPoll(1, "optouts?overlap=0");
            assertThat(other.given()).contains(slow).hasSizeLessThan(300);
        } finally {
            free.countDown();
        }
        node.awaitGiven(300);
        node.awaitMorePolls();
        assertThat(node.given()).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void severalInFlightThatFailAreEachGivenAgainAndTheOthersNot() throws Exception {
        account.seedInbox(120);
        Set<String> bad = ConcurrentHashMap.newKeySet();
        bad.addAll(List.of(inbox().get(10), inbox().get(11), inbox().get(60), inbox().get(119)));
        Set<String> expected = new HashSet<>(inbox());
        node.onItem(exchange -> {
            if (bad.remove(Node.idOf(exchange))) {
                throw new IllegalStateException("the database is away");
            }
        });

        node.start("inbox?maxInFlight=8");
        node.awaitGiven(120);
        node.awaitMorePolls();

        assertThat(node.given()).hasSize(120).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void anExchangeThatAnotherThreadTakesOverIsDoneOnlyThere() throws Exception {
        account.seedInbox(3);
        AtomicBoolean failing = new AtomicBoolean(true);
        List<String> done = new CopyOnWriteArrayList<>();
        node.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("seda:other").process(exchange -> {
                    if (failing.getAndSet(false)) {
                        throw new IllegalStateException("the database is away");
                    }
                    done.add(Node.idOf(exchange));
                });
                from("fivecent:inbox?delay=10&initialDelay=0").to("seda:other?waitForTaskToComplete=Never");
            }
        });
        node.context().start();

        await().until(() -> done.size() >= 3);
        assertThat(done).isEqualTo(inbox());
    }

    @Test
    void deletesAnItemAfterItWasRoutedAndOnlyThen() throws Exception {
        account.seedInbox(120);
        List<String> all = inbox();
        String bad = all.get(45);
        AtomicInteger missing = new AtomicInteger();
        AtomicBoolean failing = new AtomicBoolean(true);
        node.onItem(exchange -> {
            if (!inbox().contains(Node.idOf(exchange))) {
                missing.incrementAndGet();
            }
            if (bad.equals(Node.idOf(exchange)) && failing.get()) {
                throw new IllegalStateException("the database is away");
            }
        });

        node.start("inbox?afterProcessing=delete");
        node.awaitGiven(45);
        node.awaitMorePolls();
        assertThat(inbox()).isEqualTo(all.subList(45, 120));
        failing.set(false);
        node.awaitGiven(120);

        await().until(() -> inbox().isEmpty());
        assertThat(node.given()).isEqualTo(all);
        assertThat(missing).hasValue(0);
    }

    @Test
    void anItemThatCannotBeDeletedIsDoneAllTheSame() throws Exception {
        account.seedOptOuts(3);
        sandbox.faults().on("optouts.delete").failBefore(Fault.error(400));
        List<String> all = account.optOuts().stream().map(StoredOptOut::id).toList();

        node.start("optouts?afterProcessing=delete");
        node.awaitGiven(3);
        node.awaitMorePolls();

        assertThat(node.given()).isEqualTo(all);
        assertThat(account.optOuts()).extracting(StoredOptOut::id).containsExactly(all.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&maxItemsPerPoll=1", "&maxInFlight=2"})
    void whatWasRoutedBeforeTakesTheCursorPastNothingThatFailedOrIsYetToCome(String options) throws Exception {
        long start = Instant.now().getEpochSecond() - 100_000;
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Instant at = Instant.ofEpochSecond(start + 10_000 * i);
            all.add(ObjectIds.of(at.getEpochSecond(), i));
            account.insert(new StoredInbound(all.get(i), "61491570156", "61480000000", "Hi", at, "", "", List.of()));
        }
        MemoryIdempotentRepository shared = new MemoryIdempotentRepository();
        shared.setCacheSize(1_000);
        node.context().getRegistry().bind("seen", shared);
        shared.start();
        shared.add(all.get(4));
        AtomicInteger count = new AtomicInteger();
        node.onItem(exchange -> {
            if (count.incrementAndGet() == 2) {
                throw new IllegalStateException("told to fail");
            }
        });
        node.start("inbox?idempotentRepository=#seen" + options);
        node.awaitGiven(4);
        node.awaitMorePolls();

        assertThat(node.given()).containsExactlyInAnyOrderElementsOf(all.subList(0, 4));
    }

    @Test
    void anIdempotentRepositoryDropsWhatAnotherNodeRoutedAndKeepsWhatFailed() throws Exception {
        account.seedInbox(120);
        MemoryIdempotentRepository shared = new MemoryIdempotentRepository();
        shared.setCacheSize(1_000);
        String bad = inbox().get(60);
        node.context().getRegistry().bind("seen", shared);
        node.onItem(exchange -> {
            assertThat(shared.contains(Node.idOf(exchange))).isFalse();
            if (bad.equals(Node.idOf(exchange))) {
                throw new IllegalStateException("the database is away");
            }
        });
        node.startAndPoll(1, "inbox?idempotentRepository=#seen");
        assertThat(node.given()).hasSize(60);

        // It has the repository, but no cursor. The first node stands still, since to stop it would empty the
        // repository.
        try (Node other = new Node(sandbox, new MapCursorRepository(new ConcurrentHashMap<>()))) {
            other.context().getRegistry().bind("seen", shared);
            other.startAndPoll(1, "inbox?idempotentRepository=#seen");
            assertThat(other.given()).isEqualTo(inbox().subList(60, 120));
        }
    }

    @Test
    void bodiesAndHeadersAreThoseOfTheItem() throws Exception {
        StoredInbound message = account.receive("0412333555", "Hello");
        List<Exchange> exchanges = new CopyOnWriteArrayList<>();
        node.onItem(exchange -> exchanges.add(exchange.copy()));
        node.startAndPoll(1, "inbox");

        Exchange exchange = exchanges.get(0);
        assertThat(exchange.getMessage().getBody(InboundMessage.class).message())
                .isEqualTo("Hello");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelFivecentMessageId", message.id())
                .containsEntry(Exchange.MESSAGE_TIMESTAMP, message.receivedAt().getEpochSecond() * 1_000)
                .containsKeys("CamelFivecentFrom", "CamelFivecentTo", "CamelFivecentTimestamp");
    }

    private List<String> inbox() {
        return account.inbox().stream().map(StoredInbound::id).sorted().toList();
    }
}
