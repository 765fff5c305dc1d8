package io.thecodeforge.orders.benchmark;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.benchmark.report.Report;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * How many events a second a projector applies, by the size of its batches, beside a bare upsert of
 * the same rows on as many connections. Both are taken of the last of many events, so that they are
 * warm.
 */
class ProjectorBenchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int USERS = 1_000;

    private static final int CONNECTIONS = 1;

    /** By the size of a batch, how many events: the last quarter has as many of each kind. */
    private static final Map<Integer, Integer> SIZES =
            Map.of(1, 96_000, 10, 192_000, 100, 288_000, 500, 288_000);

    private ServerPorts ports;

    @Test
    void projector() throws Exception {
        var folder = BuildFolder.path().resolve("embedded/projector-benchmark");
        try (EmbeddedServers servers = AsDeployed.start(folder)) {
            ports = servers.ports();
            ServiceProcess.start(ports, "projector-benchmark").close(); // makes tables and topic
            for (int size : SIZES.keySet().stream().sorted().toList()) {
                measure(size);
            }
        }
    }

    private void measure(int size) throws Exception {
        List<Envelope> users = ProjectorEvents.users(USERS);
        List<Envelope> orders = ProjectorEvents.orders(users, SIZES.get(size));
        double projected = new ProjectorCapacity(ports, CONNECTIONS).of(size, users, orders);
        Report.figure("projector", "events in batches of %d".formatted(size), projected, "/s")
                .beside("a bare upsert of the same rows", upsert(size, users, BareUpsert::all))
                .beside(
                        "the same without positions, counts, sums and feeds",
                        upsert(size, users, BareUpsert::ordersAndEvents))
                .beside("of the orders' rows alone", upsert(size, users, BareUpsert::orders));
    }

    /** Into empty tables, other orders. */
    private double upsert(
            int size, List<Envelope> users, BiFunction<BareUpsert, List<Envelope>, Uni<?>> work) {
        List<Envelope> events = ProjectorEvents.orders(users, SIZES.get(size));
        int measured = ProjectorCapacity.measured(events.size());
        int warm = events.size() - measured;
        try (BareUpsert bare = new BareUpsert(ports, CONNECTIONS)) {
            run(size, events.subList(0, warm), batch -> work.apply(bare, batch));
            long begin = System.nanoTime();
            run(size, events.subList(warm, events.size()), batch -> work.apply(bare, batch));
            return measured / seconds(begin);
        }
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

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
