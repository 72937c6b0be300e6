package io.github.camelfivecent.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.ObjectIds;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredOptOut;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.github.camelfivecent.sandbox.fault.PagingFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Consumers of a list that changes, or whose service fails, while they walk it. */
class ChangingListTest {

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
    void givesEachInboundMessageOldestFirst() throws Exception {
        account.seedInbox(170);
        node.startAndPoll(1, "inbox");
        assertThat(node.given()).containsExactlyElementsOf(inbox());
    }

    @Test
    void givesEachOptOutOldestFirst() throws Exception {
        account.seedOptOuts(2_500);
        node.startAndPoll(1, "optouts");
        assertThat(node.given())
                .containsExactlyElementsOf(
                        account.optOuts().stream().map(StoredOptOut::id).toList());
    }

    @Test
    void givesEachSentSmsOldestFirst() throws Exception {
        account.seedSentSms(70);
        node.startAndPoll(1, "sms");
        assertThat(node.given())
                .containsExactlyElementsOf(
                        account.sentSms().stream().map(StoredSms::id).toList());
    }

    @Test
    void givesEachSentEmailOldestFirst() throws Exception {
        account.seedEmails(250);
        node.startAndPoll(1, "email");
        assertThat(node.given())
                .containsExactlyElementsOf(
                        account.emails().stream().map(StoredEmail::id).toList());
    }

    @Test
    void readsNoPageOfAListMoreThanTwice() throws Exception {
        account.seedInbox(500);
        assertThat(node.requestsOf(() -> node.startAndPoll(1, "inbox"))).isLessThanOrEqualTo(2 * 10 + 1);
    }

    @Test
    void readsAListOfOnePageOnce() throws Exception {
        account.seedInbox(40);
        assertThat(node.requestsOf(() -> node.startAndPoll(1, "inbox"))).isEqualTo(1);
    }

    @Test
    void aPollThatFindsNothingIsOneRequest() throws Exception {
        account.seedInbox(200);
        node.startAndPoll(1, "inbox?overlap=1000");
        node.close();
        try (Node later = new Node(sandbox, cursors)) {
            assertThat(later.requestsOf(() -> later.startAndPoll(3, "inbox?overlap=1000")))
                    .isEqualTo(3);
            assertThat(later.given()).isEmpty();
        }
    }

    @Test
    void whatComesInDuringAWalkIsGivenOnceAndAtTheEnd() throws Exception {
        account.seedInbox(200);
        sandbox.faults().on("inbox.list").skip(3).times(3).run(() -> account.receive("0412333555", "new"));

        node.start("inbox");
        node.awaitGiven(203);
        node.awaitMorePolls();

        assertThat(node.given()).containsExactlyElementsOf(sorted(inbox()));
    }

    @Test
    void aDeletedAnchorStopsNothingAndRepeatsNothing() throws Exception {
        account.seedInbox(200);
        node.startAndPoll(1, "inbox");
        String anchor = node.given().get(199);
        node.close();

        account.remove(anchor);
        String added = account.receive("0412333555", "new").id();
        try (Node later = new Node(sandbox, cursors)) {
            assertThat(later.requestsOf(() -> later.startAndPoll(1, "inbox"))).isLessThan(6);
            assertThat(later.given()).containsExactly(added);
        }
    }

    @Test
    void deletedBoundariesLoseNothing() throws Exception {
        account.seedInbox(300);
        List<String> all = inbox();
        List<String> boundaries = List.of(all.get(250), all.get(200), all.get(150), all.get(100), all.get(50));
        sandbox.faults().on("inbox.list").skip(6).run(() -> boundaries.forEach(account::remove));

        node.startAndPoll(1, "inbox");

        // The first of them is on the newest page, which was read before.
        assertThat(node.given()).doesNotHaveDuplicates().containsAll(inbox()).hasSize(296);
    }

    @Test
    void twelveHundredItemsOfOneSecondAreGivenOnceEach() throws Exception {
        long second = Instant.now().getEpochSecond() - 5;
        for (int i = 0; i < 1_200; i++) {
            account.insert(inbound(ObjectIds.of(second, i * 7_919L % 1_200)));
        }

        node.startAndPoll(2, "inbox");
        node.close();
        assertThat(node.given()).containsExactlyElementsOf(sorted(inbox()));

        String another = ObjectIds.of(second, 500_000);
        account.insert(inbound(another));
        try (Node later = new Node(sandbox, cursors)) {
            later.startAndPoll(1, "inbox");
            assertThat(later.given()).containsExactly(another);
        }
    }

    @Test
    void aLateItemWithALowerIdIsGivenAndNothingIsRepeated() throws Exception {
        account.seedInbox(100);
        node.start("inbox");
        node.awaitGiven(100);

        String late = ObjectIds.of(newestSecond() - 40, 77);
        account.insert(inbound(late));
        node.awaitGiven(101);
        node.awaitMorePolls();

        assertThat(node.given()).hasSize(101).endsWith(late);
    }

    @Test
    void anIdFromTheFutureIsGivenAndHidesNothing() throws Exception {
        account.seedInbox(10);
        String future = ObjectIds.of(Instant.now().getEpochSecond() + 3_600, 1);
        account.insert(inbound(future));
        node.startAndPoll(1, "inbox");
        node.close();
        assertThat(node.given()).hasSize(11).endsWith(future);

        String next = account.receive("0412333555", "new").id();
        try (Node later = new Node(sandbox, cursors)) {
            later.startAndPoll(2, "inbox");
            assertThat(later.given()).containsExactly(next);
        }
    }

    static List<PagingFault> pagingFaults() {
        return List.of(
                PagingFault.duplicate(),
                PagingFault.loop(),
                PagingFault.loop(2),
                PagingFault.backwards(),
                PagingFault.foreignHost(),
                PagingFault.foreignPath());
    }

    @ParameterizedTest
    @MethodSource("pagingFaults")
    void aPageThatLeadsAstrayInTheFirstPassLosesAndRepeatsNothing(PagingFault fault) throws Exception {
        account.seedInbox(400);
        sandbox.faults().on("inbox.list").skip(4).page(fault);
        walkDespiteFaults();
    }

    @ParameterizedTest
    @MethodSource("pagingFaults")
    void aPageThatLeadsAstrayInTheReplayLosesAndRepeatsNothing(PagingFault fault) throws Exception {
        account.seedInbox(400);
        sandbox.faults().on("inbox.list").skip(11).page(fault);
        walkDespiteFaults();
    }

    @Test
    void aListThatAlwaysLeadsInACircleFailsInsteadOfGoingOnForever() throws Exception {
        account.seedInbox(400);
        sandbox.faults().on("inbox.list").skip(3).always().page(PagingFault.loop(2));

        int requests = node.requestsOf(() -> node.startAndPoll(1, "inbox"));

        assertThat(requests).isLessThan(12);
        assertThat(node.given()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 11})
    void throttlingAndOutagesInTheMiddleOfAWalkLoseAndRepeatNothing(int skip) throws Exception {
        account.seedInbox(400);
        sandbox.faults().on("inbox.list").skip(skip).times(6).failBefore(Fault.throttled());
        sandbox.faults().on("inbox.list").skip(skip + 2).times(6).failBefore(Fault.unavailable(Duration.ZERO));
        walkDespiteFaults();
    }

    private void walkDespiteFaults() throws Exception {
        node.start("inbox");
        node.awaitGiven(400);
        node.awaitMorePolls();
        assertThat(node.given()).containsExactlyElementsOf(inbox());
    }

    private List<String> inbox() {
        return account.inbox().stream().map(StoredInbound::id).toList();
    }

    private long newestSecond() {
        return Long.parseLong(sorted(inbox()).get(inbox().size() - 1).substring(0, 8), 16);
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }

    private static StoredInbound inbound(String id) {
        Instant at = Instant.ofEpochSecond(Long.parseLong(id.substring(0, 8), 16));
        return new StoredInbound(id, "61412333555", "61480000000", "Hi", at, "", "", List.of());
    }
}
