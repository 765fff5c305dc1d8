package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.dev.ServerPorts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;

/** What PostgreSQL and Kafka say of who uses them. */
final class Stores implements AutoCloseable {

    private static final String OURSELVES = "PostgreSQL JDBC Driver";

    private final ServerPorts ports;
    private final Admin kafka;

    Stores(ServerPorts ports) {
        this.ports = ports;
        this.kafka = Admin.create(Map.of("bootstrap.servers", ports.bootstrapServers()));
    }

    void makeTopic() throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic("orders.events", Optional.of(12), Optional.empty());
        kafka.createTopics(List.of(topic)).all().get();
    }

    /** Database and pool of each connection. */
    Set<String> connections() throws SQLException {
        return Set.copyOf(
                column(
                        "orders_write",
                        """
                        select datname || ' ' || application_name from pg_stat_activity
                        where datname like 'orders_%%' and application_name <> '%s'
                        """
                                .formatted(OURSELVES)));
    }

    /** The databases that have tables. */
    Set<String> migrated() throws SQLException {
        Set<String> migrated = new HashSet<>();
        for (String database : List.of("orders_write", "orders_read")) {
            if (!column(database, "select 'x' from pg_tables where schemaname = 'public'")
                    .isEmpty()) {
                migrated.add(database);
            }
        }
        return migrated;
    }

    Set<String> groups() throws ExecutionException, InterruptedException {
        return kafka.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .collect(Collectors.toSet());
    }

    private List<String> column(String database, String sql) throws SQLException {
        String url =
                Stream.of(ports.writeUrl(), ports.readUrl())
                        .filter(u -> u.endsWith(database))
                        .findFirst()
                        .orElseThrow();
        try (Connection c = DriverManager.getConnection("jdbc:" + url, database, database);
                ResultSet found = c.createStatement().executeQuery(sql)) {
            List<String> values = new java.util.ArrayList<>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
