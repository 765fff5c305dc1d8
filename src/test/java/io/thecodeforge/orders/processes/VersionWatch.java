package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.dev.ServerPorts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Reads every order's version again and again, and notes each that goes back or vanishes. */
final class VersionWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Connection read;
    private final List<String> faults = new ArrayList<>();
    private final Thread thread;
    private Map<UUID, Integer> versions = new HashMap<>();
    private volatile boolean isRunning = true;

    VersionWatch(ServerPorts servers) throws SQLException {
        read =
                DriverManager.getConnection(
                        "jdbc:" + servers.readUrl(), "orders_read", "orders_read");
        thread = Thread.ofPlatform().start(this::run);
    }

    /** Stops, and gives what went wrong. */
    List<String> stop() throws InterruptedException {
        isRunning = false;
        thread.join();
        return faults;
    }

    private void run() {
        while (isRunning) {
            Map<UUID, Integer> now = look();
            versions.forEach((order, version) -> {
                if (now.getOrDefault(order, 0) < version) {
                    faults.add(
                            "%s was at %d and is at %s".formatted(order, version, now.get(order)));
                }
            });
            versions = now;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Map<UUID, Integer> look() {
        try (ResultSet found =
                read.createStatement()
                        .executeQuery("select order_id, version from user_orders_view")) {
            Map<UUID, Integer> versions = new HashMap<>();
            while (found.next()) {
                versions.put(found.getObject(1, UUID.class), found.getInt(2));
            }
            return versions;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        isRunning = false;
        read.close();
    }
}
