package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.benchmark.report.Report;
import io.thecodeforge.orders.benchmark.report.Timeline;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Whether this repository's own load says of the service what Hyperfoil says of it. Both make the
 * same requests in turn; as both share their cores with the service, the one that takes less of
 * them leaves it more.
 */
class LoadToolBenchmark {

    private static final int ROUNDS = 3;
    private static final Duration ROUND =
            Duration.ofSeconds(Integer.getInteger("orders.benchmark.seconds", 10));
    private static final String TOOL = "by Hyperfoil";
    private static final List<String> QUANTILES = List.of("p50", "p95", "p99", "max");
    private static final Path FOLDER = BuildFolder.path().resolve("embedded/load-tool-benchmark");

    private final Rounds own = new Rounds();
    private final Rounds tool = new Rounds();

    @Test
    void load_tool() throws Exception {
        try (EmbeddedServers servers = AsDeployed.start(FOLDER)) {
            ServerPorts ports = servers.ports();
            try (ServiceProcess service = AsInAPod.start(ports, "load-tool-benchmark")) {
                var users = Users.register(service, PgbenchScript.USERS);
                OrderLives lives = new OrderLives(service.port(), users);
                Latencies warm = WarmUp.by(service.pid(), () -> lives.closed(ROUND));
                WarmUp.by(service.pid(), () -> pages(lives));
                int rate = (int) warm.perSecond() / 3;
                Models models = new Models(ports);
                for (int i = 0; i < ROUNDS; i++) {
                    models.awaitCurrent();
                    byOwn(lives, rate);
                    models.awaitCurrent();
                    byTool(Hyperfoil.run(lives, FOLDER, ROUND, rate));
                }
                report(rate);
            }
        }
    }

    private void byOwn(OrderLives lives, int rate) throws IOException {
        own.add("closed", lives.closed(ROUND).perSecond());
        Timeline steady = lives.steady(ROUND, rate, _ -> {});
        own.add("p50", steady.quantiles().millis(0.5));
        own.add("p95", steady.quantiles().millis(0.95));
        own.add("p99", steady.quantiles().millis(0.99));
        own.add("max", steady.quantiles().millis(1));
        own.add("pages", pages(lives).perSecond());
    }

    private void byTool(Map<String, Hyperfoil.Phase> phases) {
        tool.add("closed", phases.get("closed").perSecond(ROUND));
        Hyperfoil.Phase steady = phases.get("steady");
        tool.add("p50", steady.p50());
        tool.add("p95", steady.p95());
        tool.add("p99", steady.p99());
        tool.add("max", steady.max());
        tool.add("pages", phases.get("pages").perSecond(ROUND));
    }

    private static Latencies pages(OrderLives lives) throws IOException {
        Supplier<byte[]> page =
                () -> {
                    int user = ThreadLocalRandom.current().nextInt(lives.users().size());
                    return ManyOrders.request(
                            "/users/" + lives.users().get(user) + "/orders?size=20");
                };
        return new HttpLoad(lives.port()).run(OrderLives.CLIENTS, ROUND, page);
    }

    private void report(int rate) {
        String clients = ", %d clients".formatted(OrderLives.CLIENTS);
        beside("commands" + clients, "closed", "/s");
        QUANTILES.forEach(q -> beside("commands at %,d/s, ".formatted(rate) + q, q, "ms"));
        beside("pages" + clients, "pages", "/s");
    }

    private void beside(String of, String what, String unit) {
        Report.figure("load", of, own.median(what), unit).beside(TOOL, tool.median(what));
    }
}
