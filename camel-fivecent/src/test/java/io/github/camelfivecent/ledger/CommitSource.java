package io.github.camelfivecent.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** Connections that wait for a commit, which may report a failure although it was made. */
final class CommitSource {

    private CommitSource() {}

    static DataSource of(DataSource origin, BooleanSupplier fails) {
        return (DataSource) Proxy.newProxyInstance(
                CommitSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (p, m, a) -> {
                    Object result = invoke(() -> m.invoke(origin, a));
                    return result instanceof Connection connection ? connection(connection, fails) : result;
                });
    }

    private static Connection connection(Connection origin, BooleanSupplier fails) throws SQLException {
        origin.setAutoCommit(false);
        return (Connection) Proxy.newProxyInstance(
                CommitSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (p, m, a) -> {
                    Object result = invoke(() -> m.invoke(origin, a));
                    if (m.getName().equals("commit") && fails.getAsBoolean()) {
                        throw new SQLException("the connection was lost", "08006");
                    }
                    return result;
                });
    }

    private interface Call {
        Object make() throws ReflectiveOperationException;
    }

    private static Object invoke(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
