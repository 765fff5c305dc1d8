package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.dev.ServerPorts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Another database beside the write database and just like it, for what must not reach the relay.
 * Its name is also its role's, and the password: the role may do everything.
 */
public record WriteDatabaseCopy(ServerPorts servers, String name) {

    /** To be made when nobody is connected to the write database. */
    public static WriteDatabaseCopy of(ServerPorts servers, String name) throws SQLException {
        run(
                servers,
                "postgres",
                "create role %1$s superuser login password '%1$s'".formatted(name),
                "create database %1$s template orders_write owner %1$s".formatted(name));
        return new WriteDatabaseCopy(servers, name);
    }

    /** As the superuser. */
    static void run(ServerPorts servers, String database, String... statements)
            throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                url("jdbc:postgresql://", servers, database),
                                "postgres",
                                "postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public void run(String... statements) throws SQLException {
        run(servers, name, statements);
    }

    /** As {@link Pgbench} takes it. */
    public String url() {
        return url("postgresql://", servers, name);
    }

    /** With role and password. */
    public String urlWithRole() {
        return url("postgresql://%1$s:%1$s@".formatted(name), servers, name);
    }

    private static String url(String begin, ServerPorts servers, String database) {
        return "%slocalhost:%d/%s".formatted(begin, servers.postgres(), database);
    }
}
