package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.benchmark.report.Report;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.OwnSettings;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whether a page and the projector get slower as the read model grows: each with as many orders as
 * {@code -Dorders.benchmark.scale=} names, beside the first of them. Users have as many orders
 * however many there are, so that a page is as long.
 */
class ScaleBenchmark {

    private static final List<Integer> SIZES =
            Stream.of(
                            System.getProperty("orders.benchmark.scale", "100000,1000000,10000000")
                                    .split(","))
                    .map(Integer::valueOf)
                    .toList();

    /** In {@code deploy}; the embedded one's few megabytes hold a small read model alone. */
    private static final Map<String, String> AS_DEPLOYED = Map.of("shared_buffers", "1GB");

    private static final Duration ROUND =
            Duration.ofSeconds(Integer.getInteger("orders.benchmark.seconds", 10));
    private static final int CONNECTIONS = 32;
    private static final int ORDERS_A_USER = 100;
    private static final int ROUNDS = 3;
    private static final int EVENTS = 80_000;
    private static final int BATCH = 500;

    @Test
    void scale() throws Exception {
        @Nullable Found first = null;
        for (int orders : SIZES) {
            Found found = of(orders);
            first = first == null ? found : first;
            found.report(first);
        }
    }

    /**
     * @param one median time of a page while nobody else asks, in milliseconds
     * @param pages a second, on all connections
     * @param events a second
     */
    private record Found(int orders, double one, double pages, double events) {

        void report(Found first) {
            figure("a page, one connection, p50", one, "ms", first, first.one);
            figure("pages, %d connections".formatted(CONNECTIONS), pages, "/s", first, first.pages);
            figure("events, projected", events, "/s", first, first.events);
        }

        private void figure(String of, double value, String unit, Found first, double least) {
            Report.figure("scale", "%s, %,d orders".formatted(of, orders), value, unit)
                    .beside("with %,d".formatted(first.orders), least);
        }
    }

    private static Found of(int orders) throws Exception {
        Path folder = BuildFolder.path().resolve("embedded/scale-benchmark");
        FileUtils.deleteDirectory(folder.toFile());
        OwnSettings.write(folder, "postgres", AS_DEPLOYED);
        try (EmbeddedServers servers = EmbeddedServers.start(folder)) {
            ServerPorts ports = servers.ports();
            ServiceProcess.start(ports, "scale-benchmark").close(); // makes tables and topic
            int users = orders / ORDERS_A_USER;
            ManyOrders.fill(ports, orders, users);
            Rounds pages = pages(ports, users);
            return new Found(orders, pages.median("one"), pages.median("all"), events(ports));
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    private static Rounds pages(ServerPorts ports, int users) throws Exception {
        Rounds rounds = new Rounds();
        Random random = new Random(1);
        Supplier<byte[]> page = () -> ManyOrders.firstPage(random, users);
        try (ServiceProcess service = AsInAPod.start(ports, "scale-benchmark")) {
            HttpLoad load = new HttpLoad(service.port());
            pages(load, 1, page); // all at once are too much for a JVM that has just started
            WarmUp.by(service.pid(), () -> pages(load, CONNECTIONS, page));
            for (int i = 0; i < ROUNDS; i++) {
                rounds.add("all", pages(load, CONNECTIONS, page).perSecond());
                rounds.add("one", pages(load, 1, page).quantile(0.5));
            }
        }
        return rounds;
    }

    private static Latencies pages(HttpLoad load, int connections, Supplier<byte[]> page)
            throws IOException {
        return load.run(connections, ROUND.dividedBy(2), page);
    }

    private static double events(ServerPorts ports) throws Exception {
        List<Envelope> users = ProjectorEvents.users(1_000);
        return new ProjectorCapacity(ports, 1)
                .of(BATCH, users, ProjectorEvents.orders(users, EVENTS));
    }
}
