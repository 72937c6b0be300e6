package io.github.camelfivecent.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2CursorRepositoryTest implements JdbcCursorRepositoryContract {

    private final JdbcDataSource dataSource = new JdbcDataSource();

    @TempDir
    private Path directory;

    H2CursorRepositoryTest() {
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public String table() {
        return JdbcCursorRepository.DEFAULT_TABLE;
    }

    @Test
    void aDatabaseInAFileKeepsTheCursor() {
        JdbcDataSource file = file();
        JdbcCursorRepositoryContract.started(new JdbcCursorRepository(file)).setState(KEY, "one");
        JdbcCursorRepository afterRestart = JdbcCursorRepositoryContract.started(new JdbcCursorRepository(file));
        assertThat(afterRestart.getState(KEY)).isEqualTo("one");
    }

    @Test
    void aLostDatabaseIsReportedWithTheCursorsName() throws SQLException {
        JdbcCursorRepository repository = JdbcCursorRepositoryContract.started(new JdbcCursorRepository(dataSource));
        repository.setState(KEY, "one");
        try (Connection connection = dataSource.getConnection()) {
            connection.createStatement().execute("SHUTDOWN");
        }
        dataSource.setURL(dataSource.getURL() + ";IFEXISTS=TRUE");
        JdbcCursorRepositoryContract.assertLostDatabaseIsReported(repository, dataSource);
    }

    private JdbcDataSource file() {
        JdbcDataSource file = new JdbcDataSource();
        file.setURL("jdbc:h2:file:" + directory.resolve("cursors"));
        return file;
    }
}
