package io.thecodeforge.orders.benchmark;

import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.benchmark.report.Report;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.journey.Topic;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;

/**
 * How many events a second a projector applies, by the size of its batches, beside a bare upsert of
 * the same rows on as many connections. Both are taken when half of the events have gone, so that
 * they are warm.
 */
class ProjectorBenchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int USERS = 1_000;

    /** As many consumers as there are. */
    private static final int CONNECTIONS = 1;

    /** By the size of a batch, how many events. */
    private static final Map<Integer, Integer> SIZES =
            Map.of(1, 16_000, 10, 40_000, 100, 80_000, 500, 80_000);

    private ServerPorts ports;

    @Test
    void projector() throws Exception {
        var folder = BuildFolder.path().resolve("embedded/projector-benchmark");
        FileUtils.deleteDirectory(folder.toFile());
        try (EmbeddedServers servers = EmbeddedServers.start(folder)) {
            ports = servers.ports();
            ServiceProcess.start(ports, "projector-benchmark").close(); // makes tables and topic
            for (int size : SIZES.keySet().stream().sorted().toList()) {
                measure(size, SIZES.get(size));
            }
        }
    }

    private void measure(int size, int events) throws Exception {
        List<Envelope> users = ProjectorEvents.users(USERS);
        List<Envelope> orders = ProjectorEvents.orders(users, events);
        double projected = project(size, users, orders);
        try (BareUpsert bare = new BareUpsert(ports, CONNECTIONS)) {
            double rows = upsert(size, orders, bare::orders);
            double all = upsert(size, ProjectorEvents.orders(users, events), bare::all);
            Report.figure("projector", "events in batches of %d".formatted(size), projected, "/s")
                    .beside("a bare upsert of the same rows", all)
                    .beside("of the orders' rows alone", rows);
        }
    }

    private double project(int size, List<Envelope> users, List<Envelope> orders) throws Exception {
        try (Topic topic = new Topic(ports.bootstrapServers())) {
            long before = applied();
            List<Envelope> all = new ArrayList<>(users);
            all.addAll(orders);
            topic.sendAll(all.stream().map(EventCodec::encode).toList());
            Map<String, String> settings =
                    Map.of(
                            "orders.roles",
                            "projector",
                            "mp.messaging.incoming.events-in.concurrency",
                            Integer.toString(CONNECTIONS),
                            "mp.messaging.incoming.events-in.max.poll.records",
                            Integer.toString(size));
            try (ServiceProcess _ = ServiceProcess.launch(ports, "projector-benchmark", settings)) {
                long half = awaitApplied(before + users.size() + orders.size() / 2);
                long begin = System.nanoTime();
                long end = awaitApplied(before + all.size());
                return (end - half) / seconds(begin);
            }
        }
    }

    private static double upsert(
            int size, List<Envelope> events, Function<List<Envelope>, Uni<?>> work) {
        int half = events.size() / 2;
        run(size, events.subList(0, half), work);
        long begin = System.nanoTime();
        run(size, events.subList(half, events.size()), work);
        return (events.size() - half) / seconds(begin);
    }

    /** Batches that are under way together are next to each other, so of different orders. */
    private static void run(
            int size, List<Envelope> events, Function<List<Envelope>, Uni<?>> work) {
        Multi.createFrom()
                .iterable(events)
                .group()
                .intoLists()
                .of(size)
                .onItem()
                .transformToUni(batch -> work.apply(batch).replaceWithVoid())
                .merge(CONNECTIONS)
                .collect()
                .last()
                .await()
                .atMost(PATIENCE);
    }

    private long awaitApplied(long offset) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(this::applied, applied -> applied >= offset);
    }

    private long applied() throws SQLException {
        try (Connection c =
                        DriverManager.getConnection(
                                "jdbc:" + ports.readUrl(), "orders_read", "orders_read");
                ResultSet found =
                        c.createStatement()
                                .executeQuery(
                                        "select coalesce(sum(next_offset), 0)"
                                                + " from projector_position")) {
            found.next();
            return found.getLong(1);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
