package io.github.camelfivecent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the store in a table promises on every database. */
interface JdbcSendRepositoryContract extends SendRepositoryContract {

    /** Where this test has its table. */
    DataSource dataSource();

    /** A table that no other test has. */
    String table();

    @Override
    default SendRepository node() {
        return node(dataSource());
    }

    private SendRepository node(DataSource source) {
        JdbcSendRepository repository = new JdbcSendRepository(source, table());
        repository.start();
        return repository;
    }

    @Test
    default void nodesThatStartAtTheSameTimeCreateOneTable() {
        List<CompletableFuture<Void>> starting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starting.add(CompletableFuture.runAsync(this::node));
        }
        starting.forEach(CompletableFuture::join);

        assertThat(node().putIfAbsent(KEY, "one", NOW, LATER)).isNull();
    }

    @Test
    default void aStartRemovesWhatHasExpired() throws SQLException {
        SendRepository node = node();
        node.putIfAbsent("old", "one", NOW.minusSeconds(100_000_000), NOW.minusSeconds(90_000_000));

        node();

        assertThat(node.remove("old", "one")).isFalse();
    }

    @Test
    default void connectionsWithoutAutoCommitAreCommitted() throws SQLException {
        SendRepository node = node(CommitSource.of(dataSource(), () -> false));

        assertThat(node.putIfAbsent(KEY, "one", NOW, LATER)).isNull();
        assertThat(node.putIfAbsent(KEY, "two", NOW, LATER)).isEqualTo("one");
        assertThat(node.replace(KEY, "one", "two", LATER)).isTrue();

        assertThat(node().putIfAbsent(KEY, "three", NOW, LATER)).isEqualTo("two");
    }

    @Test
    default void aCommitThatFailsAfterItWasMadeIsAFailure() {
        boolean[] fails = new boolean[1];
        SendRepository node = node(CommitSource.of(dataSource(), () -> fails[0]));
        fails[0] = true;

        assertThatThrownBy(() -> node.putIfAbsent(KEY, "one", NOW, LATER))
                .hasMessageContaining(table())
                .hasRootCauseInstanceOf(SQLException.class);

        assertThat(node().putIfAbsent(KEY, "two", NOW, LATER)).isEqualTo("one");
    }

    @Test
    default void aTableThatIsGoneIsAFailure() throws SQLException {
        SendRepository node = node();
        try (Connection connection = dataSource().getConnection()) {
            connection.createStatement().execute("DROP TABLE " + table());
        }

        assertThatThrownBy(() -> node.putIfAbsent(KEY, "one", NOW, LATER)).hasMessageContaining(table());
        assertThatThrownBy(() -> node.replace(KEY, "one", "two", LATER)).hasMessageContaining(table());
        assertThatThrownBy(() -> node.remove(KEY, "one")).hasMessageContaining(table());
    }
}
