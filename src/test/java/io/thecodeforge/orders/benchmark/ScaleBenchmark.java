package io.thecodeforge.orders.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.thecodeforge.orders.benchmark.report.Report;
import io.thecodeforge.orders.benchmark.report.Timeline;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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

    /**
     * A read model is asked how it grows, and not what a disk does: so PostgreSQL has what of ten
     * million orders is read all the time, 13 GB, in its own memory, if the machine has so much.
     * What the system keeps of files beside that, it takes back as it likes.
     */
    private static final String MEMORY =
            System.getProperty("orders.benchmark.buffers", mostOfTheMachines() + "MB");

    private static final Duration ROUND =
            Duration.ofSeconds(Integer.getInteger("orders.benchmark.seconds", 10));
    private static final int CONNECTIONS = 32;
    private static final int ORDERS_A_USER = 100;
    private static final int PAGES_A_SECOND = 500;
    private static final int ROUNDS = 3;
    private static final String ALL = "all";
    private static final String ONE = "one";
    private static final String P50 = "p50";
    private static final String P99 = "p99";

    private static final int ORDERS_THAT_GO_ON = Math.min(40_000, SIZES.getFirst() / 5 * 2);

    /** As many as the smallest has, but the first. */
    private static final int ACTIVE = SIZES.getFirst() / ORDERS_A_USER - 1;

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
     * @param pages medians of rounds, by what was measured
     * @param steady the last of those at a rate that each size bears
     * @param events a second
     */
    private record Found(int orders, Rounds pages, Timeline steady, double events) {

        void report(Found first) {
            time("a page, one connection, p50", ONE, first);
            time("pages at %d/s, p50".formatted(PAGES_A_SECOND), P50, first);
            time("pages at %d/s, p99".formatted(PAGES_A_SECOND), P99, first);
            figure(
                    "pages, %d connections".formatted(CONNECTIONS),
                    pages.median(ALL),
                    "/s",
                    first,
                    first.pages.median(ALL));
            figure("events, projected", events, "/s", first, first.events);
            Report.curve(
                    "Pages, by the size of the read model", "%,d orders".formatted(orders), steady);
        }

        private void time(String of, String what, Found first) {
            figure(of, pages.median(what), "ms", first, first.pages.median(what));
        }

        private void figure(String of, double value, String unit, Found first, double least) {
            Report.figure("scale", "%s, %,d orders".formatted(of, orders), value, unit)
                    .beside("with %,d".formatted(first.orders), least);
        }
    }

    private static Found of(int orders) throws Exception {
        Path folder = BuildFolder.path().resolve("embedded/scale-benchmark");
        try (EmbeddedServers servers = AsDeployed.start(folder, Map.of("shared_buffers", MEMORY))) {
            ServerPorts ports = servers.ports();
            ServiceProcess.start(ports, "scale-benchmark").close(); // makes tables and topic
            int users = orders / ORDERS_A_USER;
            ManyOrders.fill(ports, orders, users);
            ManyOrders.prewarm(ports);
            Rounds pages = new Rounds();
            Timeline steady = pages(ports, users, pages);
            return new Found(orders, pages, steady, events(ports, orders, users));
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    private static Timeline pages(ServerPorts ports, int users, Rounds rounds) throws Exception {
        Random random = new Random(1);
        Supplier<byte[]> page = () -> ManyOrders.firstPage(random, users);
        try (ServiceProcess service = AsInAPod.start(ports, "scale-benchmark")) {
            HttpLoad load = new HttpLoad(service.port());
            pages(load, 1, page); // all at once are too much for a JVM that has just started
            WarmUp.by(service.pid(), () -> pages(load, CONNECTIONS, page));
            Timeline steady = new Timeline();
            for (int i = 0; i < ROUNDS; i++) {
                rounds.add(ALL, pages(load, CONNECTIONS, page).perSecond());
                rounds.add(ONE, pages(load, 1, page).quantile(0.5));
                steady =
                        new OpenLoop(service.port())
                                .run(CONNECTIONS, ROUND.dividedBy(2), PAGES_A_SECOND, page);
                rounds.add(P50, steady.quantiles().millis(0.5));
                rounds.add(P99, steady.quantiles().millis(0.99));
            }
            return steady;
        }
    }

    private static Latencies pages(HttpLoad load, int connections, Supplier<byte[]> page)
            throws IOException {
        return load.run(connections, ROUND.dividedBy(2), page);
    }

    private static double events(ServerPorts ports, int orders, int users) throws Exception {
        List<Envelope> events =
                ProjectorEvents.of(
                        new OrdersGoingOn(orders, users, ACTIVE).some(ORDERS_THAT_GO_ON));
        return new ProjectorCapacity(ports, 1).of(BATCH, List.of(), events);
    }

    private static long mostOfTheMachines() {
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return machine.getTotalMemorySize() / (1 << 20) * 6 / 10;
    }
}
