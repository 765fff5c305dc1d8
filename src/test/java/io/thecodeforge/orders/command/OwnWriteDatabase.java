package io.thecodeforge.orders.command;

import io.thecodeforge.orders.embedded.EmbeddedServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** The tables of the write database, empty, in a database of a test's own. */
public record OwnWriteDatabase(String name) implements AutoCloseable {

    /**
     * @param how what follows {@code create database} and the name
     */
    public static OwnWriteDatabase create(String name, String how) throws SQLException {
        run("postgres", "create database " + name + " " + how);
        Flyway.configure()
                .dataSource(url(name), "postgres", "")
                .locations("db/write")
                .load()
                .migrate();
        return new OwnWriteDatabase(name);
    }

    public void run(String sql) throws SQLException {
        run(name, sql);
    }

    @Override
    public void close() throws SQLException {
        run("postgres", "drop database " + name);
    }

    private static void run(String database, String sql) throws SQLException {
        try (Connection c = DriverManager.getConnection(url(database), "postgres", "");
                Statement statement = c.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(String database) {
        return "jdbc:" + EmbeddedServers.shared().writeUrl().replaceFirst("[^/]*$", database);
    }
}
