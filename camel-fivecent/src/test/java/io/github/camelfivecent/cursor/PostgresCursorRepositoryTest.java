package io.github.camelfivecent.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresCursorRepositoryTest implements JdbcCursorRepositoryContract {

    private static EmbeddedPostgres postgres;

    private final String table = "Cursors_" + UUID.randomUUID().toString().replace('-', '_');

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Override
    public DataSource dataSource() {
        return postgres.getPostgresDatabase();
    }

    @Override
    public String table() {
        return table;
    }

    @Test
    void aTableThatAnAdministratorMadeNeedsNoRightToCreateOne() throws SQLException {
        node();
        try (Connection connection = dataSource().getConnection()) {
            connection.createStatement().execute("CREATE ROLE " + table + "_role LOGIN");
            connection.createStatement().execute("GRANT SELECT, INSERT, UPDATE ON " + table + " TO " + table + "_role");
        }
        DataSource limited = postgres.getDatabase(table.toLowerCase() + "_role", "postgres");
        JdbcCursorRepository repository =
                JdbcCursorRepositoryContract.started(new JdbcCursorRepository(limited, table));
        repository.setState(KEY, "one");
        assertThat(node().getState(KEY)).isEqualTo("one");
    }

    @Test
    void aLostDatabaseIsReportedWithTheCursorsName() throws IOException {
        DataSource lost;
        JdbcCursorRepository repository;
        try (EmbeddedPostgres stopped = EmbeddedPostgres.start()) {
            lost = stopped.getPostgresDatabase();
            repository = JdbcCursorRepositoryContract.started(new JdbcCursorRepository(lost));
            repository.setState(KEY, "one");
        }
        JdbcCursorRepositoryContract.assertLostDatabaseIsReported(repository, lost);
    }
}
