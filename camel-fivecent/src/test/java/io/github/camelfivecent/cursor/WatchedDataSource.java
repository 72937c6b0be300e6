package io.github.camelfivecent.cursor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Hands out connections as a pool may, and remembers them. */
final class WatchedDataSource {

    private final DataSource origin;
    private final boolean autoCommit;
    private final int isolation;
    private final List<Connection> handedOut = new CopyOnWriteArrayList<>();

    WatchedDataSource(DataSource origin, boolean autoCommit, int isolation) {
        this.origin = origin;
        this.autoCommit = autoCommit;
        this.isolation = isolation;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(origin, arguments);
                        return result instanceof Connection connection ? configure(connection) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    boolean allConnectionsAreClosed() {
        return handedOut.stream().allMatch(WatchedDataSource::isClosed);
    }

    int connections() {
        return handedOut.size();
    }

    private Connection configure(Connection connection) throws SQLException {
        handedOut.add(connection);
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(autoCommit);
        return connection;
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
