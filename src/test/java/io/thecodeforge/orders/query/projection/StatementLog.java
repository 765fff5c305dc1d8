package io.thecodeforge.orders.query.projection;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/** A connection that keeps what it is asked. */
final class StatementLog {

    private StatementLog() {}

    static SqlConnection of(SqlConnection connection, List<String> statements) {
        Object logging =
                Proxy.newProxyInstance(
                        StatementLog.class.getClassLoader(),
                        new Class<?>[] {io.vertx.sqlclient.SqlConnection.class},
                        (_, method, arguments) -> {
                            if (List.of("preparedQuery", "query").contains(method.getName())) {
                                statements.add((String) arguments[0]);
                            }
                            try {
                                return method.invoke(connection.getDelegate(), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
        return SqlConnection.newInstance((io.vertx.sqlclient.SqlConnection) logging);
    }
}
