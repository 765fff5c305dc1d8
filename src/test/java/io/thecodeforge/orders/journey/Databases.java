package io.thecodeforge.orders.journey;

import io.thecodeforge.orders.embedded.EmbeddedServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What stands in the databases, behind the service's back. */
final class Databases {

    private static final List<String> WRITE =
            List.of("users", "orders", "order_items", "journal", "outbox");
    private static final List<String> READ =
            List.of(
                    "user_view",
                    "user_orders_view",
                    "user_order_counts",
                    "user_summary",
                    "user_summary_order",
                    "daily_sales",
                    "daily_sales_order",
                    "user_feed",
                    "orders_feed",
                    "order_totals",
                    "user_changes",
                    "rename_fan_out",
                    "order_history",
                    "user_history");

    private Databases() {}

    /**
     * The tables of {@link #everything()}, each with how many rows it has and a digest of them in
     * no order: equal to another of these if nothing has left a trace. Made by the databases, for
     * tests ask for it again and again.
     */
    static List<String> digest() {
        List<String> tables = new ArrayList<>(query(write(), digests(WRITE)));
        tables.addAll(query(read(), digests(READ)));
        return tables.stream().sorted().toList();
    }

    private static String digests(List<String> tables) {
        return tables.stream()
                .map(
                        """
                        select '%1$s: ' || count(*) || ' rows '
                            || coalesce(sum(hashtextextended(t::text, 0)), 0)
                        from %1$s t
                        """
                                ::formatted)
                .collect(Collectors.joining(" union all "));
    }

    /** Every row of both databases; equal to another of these if nothing has left a trace. */
    static List<String> everything() {
        List<String> rows = new ArrayList<>(query(write(), all(WRITE)));
        rows.addAll(query(read(), all(READ)));
        return rows.stream().sorted().toList();
    }

    /** One statement: a connection for each table would be most of some tests' time. */
    private static String all(List<String> tables) {
        return tables.stream()
                .map(table -> "select '%1$s ' || t::text from %1$s t".formatted(table))
                .collect(Collectors.joining(" union all "));
    }

    static long countInWrite(String sql) {
        return Long.parseLong(query(write(), sql).getFirst());
    }

    static long countInRead(String sql) {
        return Long.parseLong(query(read(), sql).getFirst());
    }

    static void changeWrite(String sql) {
        change(write(), sql);
    }

    static void changeRead(String sql) {
        change(read(), sql);
    }

    /** Ends every connection to the read database, as its restart would. */
    static final String DISCONNECT_READERS =
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = 'orders_read' and pid <> pg_backend_pid()\
            """;

    /** As the owner of the server, who is let in when nobody else is. */
    static void asAdmin(String sql) {
        try (Session session = new Session(adminConnection("postgres"))) {
            session.run(sql);
        }
    }

    static Session adminSession() {
        return new Session(adminConnection("orders_read"));
    }

    static Session writeSession() {
        return new Session(adminConnection("orders_write"));
    }

    static long deadlocks() {
        return adminCount("select deadlocks from pg_stat_database where datname = 'orders_read'");
    }

    /** Statements of queries that run now. */
    static long queriesUnderWay() {
        return adminCount(
                """
                select count(*) from pg_stat_activity
                where application_name = 'orders-queries' and state = 'active'\
                """);
    }

    /** PostgreSQL's processes for queries, the one that listens among them. */
    static List<String> connectionsOfQueries() {
        return query(
                read(),
                """
                select pid from pg_stat_activity
                where application_name = 'orders-queries' order by pid\
                """);
    }

    /** Whether somebody in the read database waits for a lock of somebody else. */
    static boolean isProjectorBlocked() {
        return adminCount(
                        """
                        select count(*) from pg_stat_activity
                        where datname = 'orders_read' and usename = 'orders_read'
                            and wait_event_type = 'Lock'\
                        """)
                > 0;
    }

    private static long adminCount(String sql) {
        try (Connection c = adminConnection("postgres");
                Statement statement = c.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection adminConnection(String database) {
        String url = read();
        String server = url.substring(0, url.lastIndexOf('/') + 1);
        try {
            return DriverManager.getConnection("jdbc:" + server + database, "postgres", "postgres");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One connection, kept. */
    record Session(Connection connection) implements AutoCloseable {

        void run(String sql) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What keeps a table from everyone else until it is closed. */
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }

    static Lock lockRead(String table) {
        return lock(read(), table, "access exclusive");
    }

    static Lock lockWrite(String table) {
        return lock(write(), table, "access exclusive");
    }

    /** Nobody else can write these rows until it is closed. */
    static Lock lockRows(String query) {
        return lock(read(), query + " for update");
    }

    /** No projection can write a row; queries see what is there. */
    static Lock holdProjections() {
        return lock(read(), "user_feed", "share");
    }

    private static Lock lock(String url, String table, String mode) {
        return lock(url, "lock table %s in %s mode".formatted(table, mode));
    }

    private static Lock lock(String url, String sql) {
        try {
            Connection c = connect(url);
            c.setAutoCommit(false);
            c.createStatement().execute(sql);
            return () -> {
                try (c) {
                    if (!c.isClosed()) {
                        c.rollback();
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void change(String url, String sql) {
        try (Connection c = connect(url);
                Statement statement = c.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> query(String url, String sql) {
        try (Connection c = connect(url);
                Statement statement = c.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Role, password and database have one name. */
    private static Connection connect(String url) throws SQLException {
        String role = url.substring(url.lastIndexOf('/') + 1);
        return DriverManager.getConnection("jdbc:" + url, role, role);
    }

    private static String write() {
        return EmbeddedServers.shared().writeUrl();
    }

    private static String read() {
        return EmbeddedServers.shared().readUrl();
    }
}
