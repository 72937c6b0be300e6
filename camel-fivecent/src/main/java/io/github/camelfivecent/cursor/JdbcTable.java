package io.github.camelfivecent.cursor;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A table that is created when it is missing, and used in transactions of one statement each, whether the data source
 * hands out connections with auto-commit or without. Made for PostgreSQL and H2.
 */
public final class JdbcTable {

    private static final Pattern NAME = Pattern.compile("([A-Za-z_]\\w{0,62}\\.)?[A-Za-z_]\\w{0,62}");
    private static final String CONSTRAINT_VIOLATION = "23";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String NO_SUCH_TABLE = "42";

    private final DataSource dataSource;
    private final String name;
    private final String columns;

    /**
     * Names a table.
     *
     * @param  dataSource               where it is, or shall be created
     * @param  name                     {@code name} or {@code schema.name}; letters, digits and underscores
     * @param  columns                  its columns, in brackets, as SQL
     * @throws IllegalArgumentException if the name is not one
     */
    public JdbcTable(DataSource dataSource, String name, String columns) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A table must be named NAME or SCHEMA.NAME, of letters, digits and"
                    + " underscores, but is '" + name + "'");
        }
        this.name = name;
        this.columns = columns;
    }

    /** Work on a connection. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does the work, and leaves the connection and its transaction alone. */
        T on(Connection connection) throws SQLException;
    }

    /** Creates the table if it is missing. Only that needs the right to create one. */
    public void createIfMissing() throws SQLException {
        if (exists()) {
            return;
        }
        try {
            inTransaction(connection -> execute(connection, "CREATE TABLE " + name + " " + columns));
        } catch (SQLException e) {
            // another node may have created it in the meantime
            if (!exists()) {
                throw e;
            }
        }
    }

    /** Does something in a transaction of its own, and gives the connection back. */
    public <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.getAutoCommit()) {
                return work.on(connection);
            }
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    /** Does something of several statements on a connection as one transaction, also on one that commits each by itself. */
    public static <T> T atOnce(Connection connection, Work<T> work) throws SQLException {
        if (!connection.getAutoCommit()) {
            return work.on(connection);
        }
        connection.setAutoCommit(false);
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollback(connection, e);
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Whether a statement failed because another one was faster. */
    public static boolean isConflict(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith(CONSTRAINT_VIOLATION) || state.equals(SERIALIZATION_FAILURE));
    }

    private boolean exists() throws SQLException {
        try {
            return inTransaction(connection -> execute(connection, "SELECT 1 FROM " + name + " WHERE 1 = 0"));
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(NO_SUCH_TABLE)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        }
    }

    private static void rollback(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Its name, as it stands in a statement. */
    @Override
    public String toString() {
        return name;
    }
}
