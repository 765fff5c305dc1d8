package io.thecodeforge.orders.benchmark;

import static org.awaitility.Awaitility.await;

import io.thecodeforge.orders.dev.ServerPorts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Whether the topic has, and the read model shows, all that the write model has. */
record Models(ServerPorts servers) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration OFTEN = Duration.ofMillis(20);

    /** While no command is under way. */
    void awaitCurrent() throws SQLException {
        long written = number("write", "select coalesce(sum(version), 0) from orders");
        await().atMost(PATIENCE)
                .pollInterval(OFTEN)
                .until(() ->
                        number("read", "select coalesce(sum(version), 0) from user_orders_view")
                                == written);
    }

    /** While no command is under way; how many events there are, all of them on the topic then. */
    long awaitSent() throws SQLException {
        await().atMost(PATIENCE).until(() -> number("write", "select count(*) from outbox") == 0);
        return number("write", "select count(*) from journal");
    }

    private long number(String side, String sql) throws SQLException {
        String url = side.equals("write") ? servers.writeUrl() : servers.readUrl();
        String role = "orders_" + side;
        try (Connection c = DriverManager.getConnection("jdbc:" + url, role, role);
                ResultSet found = c.createStatement().executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
