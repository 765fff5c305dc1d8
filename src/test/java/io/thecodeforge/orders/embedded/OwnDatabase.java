package io.thecodeforge.orders.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** The tables of one side, empty, in a database of a test's own; nobody else analyzes them. */
public record OwnDatabase(String name) implements AutoCloseable {

    private static final String LEAVE_ALONE =
            """
            do $$
            declare t regclass;
            begin
                for t in select oid from pg_class
                    where relkind = 'r' and relnamespace = 'public'::regnamespace
                loop
                    execute format('alter table %s set (autovacuum_enabled = off)', t);
                end loop;
            end $$
            """;

    /**
     * @param how what follows {@code create database} and the name
     */
    public static OwnDatabase write(String name, String how) throws SQLException {
        return create(name, how, "db/write");
    }

    public static OwnDatabase read(String name) throws SQLException {
        return create(name, "", "db/read");
    }

    private static OwnDatabase create(String name, String how, String migrations)
            throws SQLException {
        run("postgres", "create database " + name + " " + how);
        OwnDatabase database = new OwnDatabase(name);
        try {
            Flyway.configure()
                    .dataSource("jdbc:" + database.url(), "postgres", "")
                    .locations(migrations)
                    .load()
                    .migrate();
            database.run(LEAVE_ALONE);
        } catch (RuntimeException | SQLException failed) {
            database.close();
            throw failed;
        }
        return database;
    }

    public String url() {
        return url(name);
    }

    public void run(String sql) throws SQLException {
        run(name, sql);
    }

    @Override
    public void close() throws SQLException {
        run("postgres", "drop database " + name + " with (force)");
    }

    private static void run(String database, String sql) throws SQLException {
        try (Connection c = DriverManager.getConnection("jdbc:" + url(database), "postgres", "");
                Statement statement = c.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One server has the databases of both sides. */
    private static String url(String database) {
        return EmbeddedServers.shared().writeUrl().replaceFirst("[^/]*$", database);
    }
}
