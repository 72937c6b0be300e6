package io.github.camelfivecent.ledger;

import io.github.camelfivecent.cursor.JdbcTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps the send ledger in a table of a relational database, one row a send. Made for PostgreSQL and H2. Each change is a
 * transaction of its own on a connection of its own, so that it holds whatever becomes of the route's transaction.
 * Expired rows are removed at the start and now and then, and a key that comes again takes the place of its expired row.
 */
public final class JdbcSendRepository extends ServiceSupport implements SendRepository {

    /** The table that is used when no other is named. */
    public static final String DEFAULT_TABLE = "camel_fivecent_send";

    private final JdbcTable table;

    /**
     * Uses the table {@link #DEFAULT_TABLE}.
     *
     * @param dataSource where the table is, or shall be created
     */
    public JdbcSendRepository(DataSource dataSource) {
        this(dataSource, DEFAULT_TABLE);
    }

    /**
     * Uses a table of a given name.
     *
     * @param  dataSource               where the table is, or shall be created
     * @param  table                    {@code name} or {@code schema.name}; letters, digits and underscores
     * @throws IllegalArgumentException if the name is not one
     */
    public JdbcSendRepository(DataSource dataSource, String table) {
        this.table = new JdbcTable(
                dataSource,
                table,
                "(send_key VARCHAR(255) PRIMARY KEY, send_entry TEXT NOT NULL, expires_at BIGINT NOT NULL)");
    }

    @Override
    protected void doStart() {
        try {
            table.createIfMissing();
        } catch (SQLException e) {
            throw failure("create", e);
        }
        clean(Instant.now());
    }

    @Override
    public void clean(Instant now) {
        change(
                "clean",
                connection ->
                        update(connection, "DELETE FROM " + table + " WHERE expires_at <= ?", now.getEpochSecond()));
    }

    @Override
    public String putIfAbsent(String key, String value, Instant now, Instant expires) {
        String present = null;
        while (present == null && !add(key, value, now, expires)) {
            present = read(key);
        }
        return present;
    }

    private boolean add(String key, String value, Instant now, Instant expires) {
        return change("claim", connection -> {
            update(
                    connection,
                    "DELETE FROM " + table + " WHERE send_key = ? AND expires_at <= ?",
                    key,
                    now.getEpochSecond());
            return update(
                    connection,
                    "INSERT INTO " + table + " (send_key, send_entry, expires_at) VALUES (?, ?, ?)",
                    key,
                    value,
                    expires.getEpochSecond());
        });
    }

    @Override
    public boolean replace(String key, String expected, String value, Instant expires) {
        return change(
                "change",
                connection -> update(
                        connection,
                        "UPDATE " + table + " SET send_entry = ?, expires_at = ? WHERE send_key = ? AND send_entry = ?",
                        value,
                        expires.getEpochSecond(),
                        key,
                        expected));
    }

    @Override
    public boolean remove(String key, String expected) {
        return change(
                "remove",
                connection -> update(
                        connection, "DELETE FROM " + table + " WHERE send_key = ? AND send_entry = ?", key, expected));
    }

    @Override
    public long size() {
        try {
            return table.inTransaction(connection -> {
                try (PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM " + table);
                        ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            });
        } catch (SQLException e) {
            throw failure("count", e);
        }
    }

    private String read(String key) {
        try {
            return table.inTransaction(connection -> {
                try (PreparedStatement select =
                        connection.prepareStatement("SELECT send_entry FROM " + table + " WHERE send_key = ?")) {
                    select.setString(1, key);
                    try (ResultSet row = select.executeQuery()) {
                        return row.next() ? row.getString(1) : null;
                    }
                }
            });
        } catch (SQLException e) {
            throw failure("read", e);
        }
    }

    private boolean change(String what, JdbcTable.Work<Boolean> work) {
        try {
            return table.inTransaction(work);
        } catch (SQLException e) {
            if (JdbcTable.isConflict(e)) {
                return false;
            }
            throw failure(what, e);
        }
    }

    private RuntimeCamelException failure(String what, SQLException e) {
        return new RuntimeCamelException("The send ledger could not " + what + " an entry of table " + table, e);
    }

    private static boolean update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate() == 1;
        }
    }
}
