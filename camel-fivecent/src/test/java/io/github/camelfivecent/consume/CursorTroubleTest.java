package io.github.camelfivecent.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.cursor.CursorConflictException;
import io.github.camelfivecent.cursor.CursorDamagedException;
import io.github.camelfivecent.cursor.FileCursorRepository;
import io.github.camelfivecent.cursor.JdbcCursorRepository;
import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Cursors that are damaged, moved by another node, or cannot be stored. */
@Timeout(180)
class CursorTroubleTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @TempDir
    private Path directory;

    private FivecentSandbox sandbox;
    private Account account;

    @BeforeEach
    void begin(FivecentSandbox started) {
        sandbox = started;
        account = started.account();
        account.seedInbox(60);
    }

    @Test
    void aDamagedCursorFailsTheStartWithWhatToDoAndGivesNothing() throws Exception {
        try (Node node = new Node(sandbox, new FileCursorRepository(directory))) {
            node.startAndPoll(1, "inbox?cursorName=replies&maxItemsPerPoll=40");
        }
        Path file = cursorFile();
        String good = Files.readString(file);
        Files.writeString(file, good.substring(0, good.length() - 20));
        String damaged = Files.readString(file);
        int requests = sandbox.requests().size();

        try (Node node = new Node(sandbox, new FileCursorRepository(directory))) {
            assertThatThrownBy(() -> node.start("inbox?cursorName=replies"))
                    .hasStackTraceContaining(CursorDamagedException.class.getName())
                    .hasStackTraceContaining("Cursor 'replies' is damaged")
                    .hasStackTraceContaining("Restore its last good value, or delete the key 'replies'");
            assertThat(node.given()).isEmpty();
        }
        assertThat(sandbox.requests()).hasSize(requests);
        assertThat(file).hasContent(damaged);

        Files.writeString(file, good);
        try (Node node = new Node(sandbox, new FileCursorRepository(directory))) {
            node.startAndPoll(1, "inbox?cursorName=replies");
            assertThat(node.given()).isEqualTo(inbox().subList(40, 60));
        }
    }

    @Test
    void whatWasDoneBeforeAPollFailedIsStored() throws Exception {
        ConcurrentHashMap<String, String> stored = new ConcurrentHashMap<>();
        account.seedInbox(340);
        int all = account.inbox().size();
        try (Node killed = new Node(sandbox, new MapCursorRepository(stored))) {
            killed.onItem(exchange -> {
                if (killed.given().size() == 150) {
                    sandbox.faults().on("inbox.list").always().failBefore(Fault.unavailable(Duration.ZERO));
                }
            });
            killed.start("inbox");
            await().until(() -> killed.lastError() != null);
            // What a process finds that is started after a kill at this moment.
            ConcurrentHashMap<String, String> found = new ConcurrentHashMap<>(stored);
            List<String> done = List.copyOf(killed.given());
            assertThat(done).hasSizeBetween(1, all - 1);
            sandbox.faults().clear();

            try (Node later = new Node(sandbox, new MapCursorRepository(found))) {
                later.startAndPoll(1, "inbox");
                assertThat(later.given()).hasSize(all - done.size()).doesNotContainAnyElementsOf(done);
            }
        }
    }

    @Test
    void aCursorThatIsDamagedMeanwhileStopsThePollsUntilItIsRestored() throws Exception {
        ConcurrentHashMap<String, String> map = new ConcurrentHashMap<>();
        try (Node node = new Node(sandbox, new MapCursorRepository(map))) {
            node.start("inbox?cursorName=replies");
            node.awaitGiven(60);
            node.awaitMorePolls();
            String good = map.put("replies", "v1 nonsense");
            await().until(() -> node.lastError() instanceof CursorDamagedException);
            String next = account.receive("0412333555", "new").id();
            node.awaitMorePolls();
            assertThat(node.given()).hasSize(60);
            assertThat(map).containsEntry("replies", "v1 nonsense");

            map.put("replies", good);
            node.awaitGiven(61);
            node.awaitMorePolls();
            assertThat(node.given()).hasSize(61).endsWith(next);
            assertThat(node.lastError()).isNull();
        }
    }

    @Test
    void aNodeThatWasOvertakenWritesNothingAndGoesOnFromWhatTheOtherStored() throws Exception {
        DataSource database = database();
        JdbcCursorRepository reader = new JdbcCursorRepository(database);
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        try (Node slow = new Node(sandbox, new JdbcCursorRepository(database));
                Node fast = new Node(sandbox, new JdbcCursorRepository(database))) {
            slow.onItem(exchange -> {
                if (slow.given().size() == 10) {
                    inTheMiddle.countDown();
                    goOn.await(1, TimeUnit.MINUTES);
                }
            });
            slow.start("inbox?cursorName=replies&exceptionHandler=#errors", errors::add);
            inTheMiddle.await();
            fast.startAndPoll(1, "inbox?cursorName=replies");
            String stored = reader.getState("replies");
            goOn.countDown();

            await().until(() -> !errors.isEmpty());
            assertThat(errors.peek()).isInstanceOf(CursorConflictException.class);
            assertThat(reader.getState("replies")).isEqualTo(stored);
            slow.awaitMorePolls();
            assertThat(slow.given()).as("after the conflict").doesNotHaveDuplicates();
            String next = account.receive("0412333555", "new").id();
            await().until(() -> slow.given().contains(next));
            assertThat(errors).hasSize(1);
        }
    }

    @Test
    void twoNodesThatPollAtOnceLoseNothing() throws Exception {
        DataSource database = database();
        Set<String> given = new HashSet<>();
        try (Node first = new Node(sandbox, new JdbcCursorRepository(database));
                Node second = new Node(sandbox, new JdbcCursorRepository(database))) {
            first.start("inbox");
            second.start("inbox");
            for (int i = 0; i < 100; i++) {
                account.receive("0412333555", "Message " + i);
            }
            await().until(() -> {
                given.addAll(first.given());
                given.addAll(second.given());
                return given.size() == 160;
            });
        }
        try (Node third = new Node(sandbox, new JdbcCursorRepository(database))) {
            String next = account.receive("0412333555", "new").id();
            third.startAndPoll(1, "inbox");
            assertThat(third.given()).endsWith(next);
        }
    }

    @Test
    void aStoreThatFailsLosesNothing() throws Exception {
        StateRepository<String, String> kept = new MapCursorRepository(new ConcurrentHashMap<>());
        FlakyRepository flaky = new FlakyRepository(kept);
        try (Node node = new Node(sandbox, flaky)) {
            node.start("inbox");
            node.awaitGiven(60);
            node.awaitMorePolls();
            flaky.failing = true;
            String next = account.receive("0412333555", "new").id();
            await().until(() -> node.lastError() != null);
            node.awaitMorePolls();
            flaky.failing = false;
            node.awaitMorePolls();
            assertThat(node.given()).endsWith(next).doesNotHaveDuplicates();
        }
        try (Node later = new Node(sandbox, kept)) {
            later.startAndPoll(1, "inbox");
            assertThat(later.given()).isEmpty();
        }
    }

    private static final class FlakyRepository extends ServiceSupport implements StateRepository<String, String> {

        volatile boolean failing;
        private final StateRepository<String, String> kept;

        FlakyRepository(StateRepository<String, String> kept) {
            this.kept = kept;
        }

        @Override
        public String getState(String key) {
            fail();
            return kept.getState(key);
        }

        @Override
        public void setState(String key, String value) {
            fail();
            kept.setState(key, value);
        }

        private void fail() {
            if (failing) {
                throw new IllegalStateException("the database is away");
            }
        }
    }

    private Path cursorFile() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".cursor"))
                    .findAny()
                    .orElseThrow();
        }
    }

    private static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    private List<String> inbox() {
        return account.inbox().stream().map(StoredInbound::id).sorted().toList();
    }
}
