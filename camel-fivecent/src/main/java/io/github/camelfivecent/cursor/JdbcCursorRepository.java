package io.github.camelfivecent.cursor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps cursors in a table of a relational database, one row each. Made for PostgreSQL and H2.
 *
 * <p>Each row has a version, which every write raises by one. A write is refused with a {@link CursorConflictException}
 * when the row no longer has the version that this repository read or wrote last, so that a node that lost the
 * leadership cannot set back the cursor of the new leader.
 *
 * <p>Each read and write is a transaction of one statement on a connection of its own, whether the data source hands
 * out connections with auto-commit or without. The data source must not tie them to a transaction of the caller.
 */
public final class JdbcCursorRepository extends ServiceSupport implements StateRepository<String, String> {

    /** The table that is used when no other is named. */
    public static final String DEFAULT_TABLE = "camel_fivecent_cursor";

    private static final long FIRST_VERSIONS = 1L << 52;

    private final JdbcTable table;
    private final Map<String, Long> versions = new ConcurrentHashMap<>();

    /**
     * @param dataSource where the table {@link #DEFAULT_TABLE} is, or shall be created
     */
    public JdbcCursorRepository(DataSource dataSource) {
        this(dataSource, DEFAULT_TABLE);
    }

    /**
     * @param dataSource where the table is, or shall be created
     * @param table      the name of the table, {@code name} or {@code schema.name}; letters, digits and underscores
     * @throws IllegalArgumentException if the name is not one
     */
    public JdbcCursorRepository(DataSource dataSource, String table) {
        this.table = new JdbcTable(
                dataSource,
                table,
                "(cursor_name VARCHAR(255) PRIMARY KEY, cursor_value TEXT NOT NULL, cursor_version BIGINT NOT NULL,"
                        + " updated_at TIMESTAMP WITH TIME ZONE NOT NULL)");
    }

    /** Creates the table if it is missing. Only that needs the right to create one. */
    @Override
    protected void doStart() {
        try {
            table.createIfMissing();
        } catch (SQLException e) {
            throw new CursorException("The table " + table + " of the cursors can neither be read nor created", e);
        }
    }

    /**
     * @param key the cursor's name, of at most 255 characters
     * @return what is stored now, null if nothing is
     * @throws CursorException if the database fails
     */
    @Override
    public String getState(String key) {
        try {
            return table.inTransaction(connection -> read(connection, key));
        } catch (SQLException e) {
            throw new CursorException("Cursor '" + key + "' cannot be read from table " + table, e);
        }
    }

    /**
     * @param key   the cursor's name, of at most 255 characters
     * @param value what to store, not null
     * @throws CursorConflictException if something else is stored than this repository saw last
     * @throws CursorException         if the database fails; what is stored then is the old value or the new one
     */
    @Override
    public void setState(String key, String value) {
        Objects.requireNonNull(value, "value");
        Long expected = versions.get(key);
        // a row begins at random, so that one deleted and written anew does not have a version of the deleted one
        long version = expected == null ? ThreadLocalRandom.current().nextLong(1, FIRST_VERSIONS) : expected + 1;
        try {
            if (!table.inTransaction(connection -> swap(connection, key, value, expected, version))) {
                throw new CursorConflictException(key);
            }
        } catch (SQLException e) {
            if (JdbcTable.isConflict(e)) {
                throw new CursorConflictException(key, e);
            }
            throw new CursorException("Cursor '" + key + "' cannot be written to table " + table, e);
        }
        versions.put(key, version);
    }

    private String read(Connection connection, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT cursor_value, cursor_version FROM " + table + " WHERE cursor_name = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    versions.remove(key);
                    return null;
                }
                versions.put(key, row.getLong(2));
                return row.getString(1);
            }
        }
    }

    private boolean swap(Connection connection, String key, String value, Long expected, long version)
            throws SQLException {
        String sql = expected == null
                ? "INSERT INTO " + table + " (cursor_value, cursor_version, updated_at, cursor_name)"
                        + " VALUES (?, ?, CURRENT_TIMESTAMP, ?)"
                : "UPDATE " + table + " SET cursor_value = ?, cursor_version = ?, updated_at = CURRENT_TIMESTAMP"
                        + " WHERE cursor_name = ? AND cursor_version = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.setLong(2, version);
            statement.setString(3, key);
            if (expected != null) {
                statement.setLong(4, expected);
            }
            return statement.executeUpdate() == 1;
        }
    }
}
