package io.github.camelfivecent.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.ObjectIds;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a consumer begins that has no cursor, and that one with a cursor does not begin again. */
@Timeout(120)
class InitialPositionTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private final MapCursorRepository cursors = new MapCursorRepository(new ConcurrentHashMap<>());
    private FivecentSandbox sandbox;
    private Account account;

    @BeforeEach
    void begin(FivecentSandbox started) {
        sandbox = started;
        account = started.account();
    }

    @Test
    void earliestGivesTheWholeList() throws Exception {
        account.seedInbox(120);
        assertThat(givenByOnePoll("earliest")).isEqualTo(inbox());
    }

    @Test
    void latestGivesWhatComesInLaterOnly() throws Exception {
        account.seedInbox(120);
        try (Node node = node()) {
            node.start("inbox?initialPosition=latest");
            node.awaitMorePolls();
            String next = receive();
            node.awaitGiven(1);
            node.awaitMorePolls();
            assertThat(node.given()).containsExactly(next);
        }
    }

    @Test
    void latestGivesWhatComesInBetweenTheStartAndTheFirstPoll() throws Exception {
        account.seedInbox(120);
        try (Node node = node()) {
            node.startRoute("fivecent:inbox?initialPosition=latest&initialDelay=500&delay=10");
            String next = receive();
            node.awaitGiven(1);
            node.awaitMorePolls();
            assertThat(node.given()).containsExactly(next);
        }
    }

    @Test
    void latestStartsWhileTheServiceIsDown() throws Exception {
        account.seedInbox(120);
        sandbox.faults().on("inbox.list").times(9).failBefore(Fault.unavailable(Duration.ZERO));
        try (Node node = node()) {
            node.start("inbox?initialPosition=latest");
            node.awaitMorePolls();
            await().until(() -> node.lastError() == null);
            String next = receive();
            node.awaitGiven(1);
            assertThat(node.given()).containsExactly(next);
        }
    }

    @Test
    void latestOfAnEmptyListGivesTheFirstThatComesIn() throws Exception {
        try (Node node = node()) {
            node.start("inbox?initialPosition=latest");
            node.awaitMorePolls();
            List<String> next = List.of(receive(), receive());
            node.awaitGiven(2);
            node.awaitMorePolls();
            assertThat(node.given()).containsExactlyInAnyOrderElementsOf(next);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 120})
    void latestIsFoundOnceSoThatARestartLeavesNothingOut(int before) throws Exception {
        if (before > 0) {
            account.seedInbox(before);
        }
        assertThat(givenByOnePoll("latest")).isEmpty();
        List<String> next = List.of(receive(), receive(), receive());
        assertThat(givenByOnePoll("latest")).containsExactlyInAnyOrderElementsOf(next);
    }

    @Test
    void latestIsStoredBeforeItIsWalkedFrom() throws Exception {
        ConcurrentHashMap<String, String> map = new ConcurrentHashMap<>();
        sandbox.faults().on("inbox.list").skip(1).always().failBefore(Fault.hang());
        try (Node killed = new Node(sandbox, new MapCursorRepository(map))) {
            killed.start("inbox?initialPosition=latest");
            await().until(() -> sandbox.requests().size() > 1);
            // What a process finds that is started after a kill at this moment.
            ConcurrentHashMap<String, String> found = new ConcurrentHashMap<>(map);
            sandbox.faults().clear();
            String next = receive();
            try (Node later = new Node(sandbox, new MapCursorRepository(found))) {
                later.startAndPoll(1, "inbox?initialPosition=latest");
                assertThat(later.given()).containsExactly(next);
            }
        }
    }

    @Test
    void latestLetsNothingBeMissedThatShowsUpLate() throws Exception {
        account.seedInbox(120);
        assertThat(givenByOnePoll("latest")).isEmpty();
        String late = insert(secondOf(inbox().get(119)) - 30, 77);
        assertThat(givenByOnePoll("latest")).containsExactly(late);
    }

    @Test
    void anIdGivesWhatComesAfterIt() throws Exception {
        account.seedInbox(250);
        String id = inbox().get(99).toUpperCase(Locale.ROOT);
        assertThat(givenByOnePoll(id)).isEqualTo(inbox().subList(100, 250));
    }

    @Test
    void anIdThatWasDeletedGivesWhatCameAfterIt() throws Exception {
        account.seedInbox(250);
        List<String> after = inbox().subList(100, 250);
        String id = inbox().get(99);
        account.remove(id);
        assertThat(givenByOnePoll(id)).isEqualTo(after);
    }

    @Test
    void anIdThatNeverWasGivesWhatIsNewerThanIt() throws Exception {
        account.seedInbox(250);
        String id = ObjectIds.of(secondOf(inbox().get(99)), (1L << 62) + 1);
        List<String> newer =
                inbox().stream().filter(other -> other.compareTo(id) > 0).toList();
        assertThat(newer).hasSizeBetween(149, 151);
        assertThat(givenByOnePoll(id)).isEqualTo(newer);
    }

    @Test
    void anIdOfTheFutureGivesWhatComesInFromNowOn() throws Exception {
        account.seedInbox(120);
        String future = ObjectIds.of(Instant.now().getEpochSecond() + 86_400, 1);
        assertThat(givenByOnePoll(future)).isEmpty();
        String next = receive();
        assertThat(givenByOnePoll(future)).containsExactly(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "earliest", "ffffffffffffffffffffffff", "000000000000000000000000"})
    void aStoredCursorGoesBeforeTheInitialPosition(String position) throws Exception {
        account.seedInbox(120);
        List<String> all = inbox();
        assertThat(givenByOnePoll("earliest&maxItemsPerPoll=70")).isEqualTo(all.subList(0, 70));
        assertThat(givenByOnePoll(position)).isEqualTo(all.subList(70, 120));
    }

    @Test
    void aResetCursorBeginsAtTheInitialPositionAgain() throws Exception {
        account.seedInbox(20);
        ConcurrentHashMap<String, String> map = new ConcurrentHashMap<>();
        try (Node node = new Node(sandbox, new MapCursorRepository(map))) {
            node.start("inbox");
            node.awaitGiven(20);
            node.awaitMorePolls();
            map.clear();
            node.awaitGiven(40);
            node.awaitMorePolls();
            assertThat(node.given().subList(20, 40)).isEqualTo(inbox());
        }
    }

    @Test
    void anythingElseIsRefusedAtStart() {
        try (Node node = node()) {
            assertThatThrownBy(() -> node.start("inbox?initialPosition=newest"))
                    .hasStackTraceContaining("initialPosition takes earliest, latest or an id");
        }
    }

    private List<String> givenByOnePoll(String position) throws Exception {
        try (Node node = node()) {
            node.startAndPoll(1, "inbox?initialPosition=" + position);
            return List.copyOf(node.given());
        }
    }

    private Node node() {
        return new Node(sandbox, cursors);
    }

    private List<String> inbox() {
        return account.inbox().stream().map(StoredInbound::id).sorted().toList();
    }

    private String receive() {
        return account.receive("0412333555", "new").id();
    }

    private String insert(long second, long rest) {
        String id = ObjectIds.of(second, rest);
        account.insert(new StoredInbound(
                id, "61412333555", "61480000000", "Hi", Instant.ofEpochSecond(second), "", "", List.of()));
        return id;
    }

    private static long secondOf(String id) {
        return Long.parseLong(id.substring(0, 8), 16);
    }
}
