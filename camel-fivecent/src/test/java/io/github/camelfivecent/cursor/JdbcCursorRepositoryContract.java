package io.github.camelfivecent.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.apache.camel.spi.StateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the store in a table promises on every database. */
interface JdbcCursorRepositoryContract extends CursorRepositoryContract {

    /** Where this test has its table. */
    DataSource dataSource();

    /** A table that no other test has. */
    String table();

    @Override
    default StateRepository<String, String> node() {
        return started(new JdbcCursorRepository(dataSource(), table()));
    }

    @Override
    default void deleteByHand(String key) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM " + table() + " WHERE cursor_name = ?")) {
            delete.setString(1, key);
            assertThat(delete.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    default void nodesThatStartAtTheSameTimeCreateOneTable() {
        List<CompletableFuture<Void>> starting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starting.add(CompletableFuture.runAsync(this::node));
        }
        starting.forEach(CompletableFuture::join);
        node().setState(KEY, "one");
        assertThat(node().getState(KEY)).isEqualTo("one");
    }

    @Test
    default void theRowSaysWhenTheCursorWasMoved() throws SQLException {
        Instant before = Instant.now().minus(Duration.ofMinutes(1));
        node().setState(KEY, "one");
        try (Connection connection = dataSource().getConnection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT cursor_name, cursor_value, updated_at FROM " + table())) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo(KEY);
            assertThat(row.getString(2)).isEqualTo("one");
            assertThat(row.getObject(3, OffsetDateTime.class).toInstant())
                    .isBetween(before, Instant.now().plus(Duration.ofMinutes(1)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, " + Connection.TRANSACTION_READ_COMMITTED,
        "false, " + Connection.TRANSACTION_READ_COMMITTED,
        "true, " + Connection.TRANSACTION_SERIALIZABLE,
        "false, " + Connection.TRANSACTION_SERIALIZABLE
    })
    default void noWriteIsLostAndEveryConnectionClosedHoweverConnectionsAreHandedOut(
            boolean autoCommit, int isolation) {
        WatchedDataSource watched = new WatchedDataSource(dataSource(), autoCommit, isolation);
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            JdbcCursorRepository node = started(new JdbcCursorRepository(watched.dataSource(), table()));
            running.add(CompletableFuture.runAsync(() -> Counter.increment(node, KEY, 20)));
        }
        running.forEach(CompletableFuture::join);
        assertThat(node().getState(KEY)).isEqualTo("60");
        assertThat(watched.connections()).isGreaterThan(120);
        assertThat(watched.allConnectionsAreClosed()).isTrue();
    }

    @Test
    default void aFailedStatementIsReportedWithTheCursorsNameAndClosesItsConnection() {
        WatchedDataSource watched = new WatchedDataSource(dataSource(), false, Connection.TRANSACTION_READ_COMMITTED);
        JdbcCursorRepository repository = started(new JdbcCursorRepository(watched.dataSource(), table()));
        String tooLong = "x".repeat(256);
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> repository.setState(tooLong, "one"))
                .isNotInstanceOf(CursorConflictException.class)
                .withMessageContaining("Cursor '" + tooLong + "' cannot be written to table " + table());
        assertThat(watched.allConnectionsAreClosed()).isTrue();
    }

    @Test
    default void aTableThatWentAwayIsReportedWithTheCursorsName() throws SQLException {
        StateRepository<String, String> node = node();
        try (Connection connection = dataSource().getConnection()) {
            connection.createStatement().execute("DROP TABLE " + table());
        }
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> node.getState(KEY))
                .withMessageContaining("Cursor 'inbox-acct' cannot be read from table " + table());
    }

    @Test
    default void aTableInASchemaThatIsNotThereFailsAtStart() {
        JdbcCursorRepository repository = new JdbcCursorRepository(dataSource(), "nowhere." + table());
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(repository::start)
                .withMessageContaining("The table nowhere." + table() + " of the cursors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;drop table b", "a.b.c", "1a", "a\"", "a'", "ä", ".a", "a."})
    default void aTableNameThatIsNoneIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JdbcCursorRepository(dataSource(), name))
                .withMessageContaining("'" + name + "'");
    }

    static JdbcCursorRepository started(JdbcCursorRepository repository) {
        repository.start();
        return repository;
    }

    static void assertLostDatabaseIsReported(JdbcCursorRepository repository, DataSource lost) {
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> repository.setState(KEY, "two"))
                .isNotInstanceOf(CursorConflictException.class)
                .withMessageContaining("Cursor 'inbox-acct' cannot be written to table camel_fivecent_cursor");
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> repository.getState(KEY))
                .withMessageContaining("Cursor 'inbox-acct' cannot be read from table camel_fivecent_cursor");
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> new JdbcCursorRepository(lost).start())
                .withMessageContaining("The table camel_fivecent_cursor of the cursors");
    }
}
