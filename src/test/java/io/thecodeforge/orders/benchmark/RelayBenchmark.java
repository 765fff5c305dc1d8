package io.thecodeforge.orders.benchmark;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.thecodeforge.orders.benchmark.report.Report;
import io.thecodeforge.orders.benchmark.report.Timeline;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.processes.CommandLoad;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * From a command's decision to the broker's acknowledgement at a steady rate, and how fast a
 * backlog drains, beside what the broker's own producer tool and a bare {@code select} of the same
 * rows do.
 */
class RelayBenchmark {

    private static final int COMMANDS_A_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final Duration STEADY = Duration.ofSeconds(60);
    private static final int BACKLOG = 200_000;
    private static final int BACKLOGS = System.getProperty("orders.test.long") == null ? 1 : 5;

    private static final String FILL =
            """
            with u as (select gen_random_uuid() id, g from generate_series(1, 10000) g),
            appended as (
                insert into journal (event_id, user_id, aggregate_id, version, type, occurred_at, data)
                select gen_random_uuid(), u.id, u.id, v, 'UserChanged.v1', now(),
                    '{"name": "Ada King, Countess of Lovelace", "email": "ada@example.com", "x": "'
                        || repeat('x', 300) || '"}'
                from generate_series(1, %d / 10000) v cross join u order by v
                returning position, user_id, occurred_at)
            insert into outbox (slot, position, user_id, occurred_at)
            select get_byte(uuid_send(user_id), 15), position, user_id, occurred_at from appended\
            """;

    private static final String READ =
            """
            select o.position, j.event_id, j.user_id, j.aggregate_id, j.version, j.type, j.occurred_at, j.data
            from outbox o join journal j on j.position = o.position and j.occurred_at = o.occurred_at\
            """;

    private ServerPorts ports;

    @Test
    void relay() throws Exception {
        var folder = BuildFolder.path().resolve("embedded/relay-benchmark");
        try (EmbeddedServers servers = AsDeployed.start(folder)) {
            ports = servers.ports();
            steady();
            for (int i = 0; i < BACKLOGS; i++) {
                drain();
            }
        }
    }

    private void steady() throws Exception {
        try (ServiceProcess service = AsInAPod.start(ports, "relay-benchmark")) {
            CommandLoad load = new CommandLoad(service.url(), new Random(1));
            load.registerUsers(100);
            load.run(WARM_UP, COMMANDS_A_SECOND);
            try (DeliveryProbe probe = new DeliveryProbe(ports.bootstrapServers())) {
                load.onAnswer(probe::answered);
                load.run(STEADY, COMMANDS_A_SECOND);
                System.out.printf(
                        "answered to consumed at %d commands/s: %s%n",
                        COMMANDS_A_SECOND, probe.summary());
            }
            String metrics = RestAssured.get(service.managementUrl() + "/q/metrics").asString();
            Timeline alone;
            try (BrokerTrips trips = new BrokerTrips(ports.bootstrapServers())) {
                trips.run(WARM_UP, COMMANDS_A_SECOND);
                alone = trips.run(STEADY, COMMANDS_A_SECOND);
            }
            for (String quantile : List.of("0.5", "0.99")) {
                Report.figure(
                                "relay",
                                "decided to acknowledged at %d commands/s, p%.0f"
                                        .formatted(
                                                COMMANDS_A_SECOND,
                                                100 * Double.parseDouble(quantile)),
                                quantile(metrics, quantile),
                                "ms")
                        .beside(
                                "a record through Kafka and back",
                                alone.quantiles().millis(Double.parseDouble(quantile)));
            }
        }
    }

    private void drain() throws Exception {
        update(FILL.formatted(BACKLOG));
        update("analyze journal, outbox");
        double select = rate(this::readAll);
        double producer = ProducerTool.recordsPerSecond(ports.bootstrapServers(), BACKLOG);
        Map<String, String> relayOnly = Map.of("orders.roles", "relay");
        try (ServiceProcess _ = ServiceProcess.launch(ports, "relay-benchmark-drain", relayOnly)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> waiting() < BACKLOG);
            long from = waiting();
            long begin = System.nanoTime();
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> waiting() == 0);
            double drain = from / seconds(begin);
            Report.figure("relay", "events of a backlog of %,d".formatted(BACKLOG), drain, "/s")
                    .beside("Kafka's producer tool, as large records", producer)
                    .beside("a select of the same rows", select);
            long left = size();
            update("vacuum outbox"); // as autovacuum does a little later
            System.out.printf(
                    "outbox after it: %,d bytes, indexes included; vacuumed %,d%n", left, size());
        }
    }

    private static double quantile(String metrics, String quantile) {
        String line = "orders_relay_delivery_seconds{quantile=\"" + quantile + "\"";
        return metrics.lines()
                .filter(l -> l.startsWith(line))
                .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' ') + 1)) * 1000)
                .findFirst()
                .orElseThrow();
    }

    private double rate(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return BACKLOG / seconds(begin);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private void readAll() throws SQLException {
        try (Connection c = connect()) {
            c.setAutoCommit(false);
            var statement = c.createStatement();
            statement.setFetchSize(1000);
            try (ResultSet rows = statement.executeQuery(READ)) {
                while (rows.next()) {
                    rows.getString("data");
                }
            }
        }
    }

    private long waiting() throws SQLException {
        return number("select count(*) from outbox");
    }

    private long size() throws SQLException {
        return number("select pg_total_relation_size('outbox')");
    }

    private long number(String sql) throws SQLException {
        try (Connection c = connect();
                ResultSet found = c.createStatement().executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection c = connect()) {
            c.createStatement().execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + ports.writeUrl(), "orders_write", "orders_write");
    }

    private interface Work {
        void run() throws Exception;
    }
}
