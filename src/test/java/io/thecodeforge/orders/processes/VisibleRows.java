package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.dev.ServerPorts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * When an order's row became visible in one of its versions. The read database says so when it
 * commits, so nobody has to ask again and again and keep it from its work.
 */
public final class VisibleRows implements AutoCloseable {

    private static final String TELL =
            """
            create or replace function visible() returns trigger language plpgsql as $$
                begin
                    perform pg_notify('visible', new.order_id || '/' || new.version);
                    return null;
                end $$;
            create or replace trigger visible_first after insert on user_orders_view
                for each row execute function visible();
            create or replace trigger visible_next after update on user_orders_view
                for each row when (new.version <> old.version) execute function visible();
            listen visible\
            """;

    private final Connection read;

    /** When, by the order's id and the version. */
    private final Map<String, NavigableMap<Integer, Long>> seen = new ConcurrentHashMap<>();

    private final Thread thread;
    private volatile boolean isRunning = true;

    public VisibleRows(ServerPorts servers) throws SQLException {
        read =
                DriverManager.getConnection(
                        "jdbc:" + servers.readUrl(), "orders_read", "orders_read");
        try (Statement statement = read.createStatement()) {
            statement.execute(TELL);
        }
        thread = Thread.ofPlatform().start(this::hear);
    }

    /**
     * Since when the row shows a version, or one after it: by the clock of {@link
     * System#nanoTime()}.
     *
     * @param row the order's id, a slash and the version
     */
    public Optional<Long> since(String row) {
        return Optional.ofNullable(versions(row).ceilingEntry(version(row)))
                .map(Map.Entry::getValue);
    }

    private NavigableMap<Integer, Long> versions(String row) {
        return seen.computeIfAbsent(
                row.substring(0, row.indexOf('/')), _ -> new ConcurrentSkipListMap<>());
    }

    private static int version(String row) {
        return Integer.parseInt(row.substring(row.indexOf('/') + 1));
    }

    private void hear() {
        try {
            while (isRunning) {
                for (PGNotification n : read.unwrap(PGConnection.class).getNotifications(100)) {
                    String row = n.getParameter();
                    versions(row).putIfAbsent(version(row), System.nanoTime());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        isRunning = false;
        thread.join();
        read.close();
    }
}
