package io.github.camelfivecent.ledger;

import io.github.camelfivecent.cursor.JdbcTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
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

    /** In one transaction, unless somebody else adds one of them at the same time. */
    @Override
    public Map<String, String> putAllIfAbsent(Map<String, String> entries, Instant now, Instant expires) {
        if (entries.size() == 1) {
            return SendRepository.super.putAllIfAbsent(entries, now, expires);
        }
        Map<String, String> present = new LinkedHashMap<>();
        // In the order of the keys, or two nodes might wait for each other.
        TreeMap<String, String> absent = new TreeMap<>(entries);
        boolean added = changeAll("claim", connection -> {
            updateAll(
                    connection,
                    "DELETE FROM " + table + " WHERE send_key = ? AND expires_at <= ?",
                    absent.keySet(),
                    key -> List.of(key, now.getEpochSecond()));
            present.putAll(read(connection, absent.keySet()));
            List<String> missing = absent.keySet().stream()
                    .filter(key -> !present.containsKey(key))
                    .toList();
            return updateAll(
                    connection,
                    "INSERT INTO " + table + " (send_key, send_entry, expires_at) VALUES (?, ?, ?)",
                    missing,
                    key -> List.of(key, absent.get(key), expires.getEpochSecond()));
        });
        return added ? present : SendRepository.super.putAllIfAbsent(absent, now, expires);
    }

    @Override
    public boolean replaceAll(Map<String, String> expected, Map<String, String> values, Instant expires) {
        return changeAll(
                "change",
                connection -> updateAll(
                        connection,
                        "UPDATE " + table + " SET send_entry = ?, expires_at = ? WHERE send_key = ? AND send_entry = ?",
                        new TreeMap<>(values).keySet(),
                        key -> List.of(values.get(key), expires.getEpochSecond(), key, expected.get(key))));
    }

    private Map<String, String> read(Connection connection, Set<String> keys) throws SQLException {
        Map<String, String> found = new HashMap<>();
        String marks = String.join(",", Collections.nCopies(keys.size(), "?"));
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT send_key, send_entry FROM " + table + " WHERE send_key IN (" + marks + ")")) {
            int i = 0;
            for (String key : keys) {
                select.setString(++i, key);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), row.getString(2));
                }
            }
        }
        return found;
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

    private boolean changeAll(String what, JdbcTable.Work<Boolean> work) {
        return change(what, connection -> JdbcTable.atOnce(connection, work));
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

    private static boolean updateAll(
            Connection connection, String sql, Collection<String> keys, Function<String, List<?>> values)
            throws SQLException {
        if (keys.isEmpty()) {
            return true;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (String key : keys) {
                int i = 0;
                for (Object value : values.apply(key)) {
                    statement.setObject(++i, value);
                }
                statement.addBatch();
            }
            return IntStream.of(statement.executeBatch())
                    .allMatch(count -> count == 1 || count == Statement.SUCCESS_NO_INFO);
        }
    }
}
