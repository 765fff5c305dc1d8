package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.benchmark.report.Report;
import io.thecodeforge.orders.benchmark.report.Timeline;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From a command's answer to its order's row being visible, at a steady rate. */
class LagBenchmark {

    private static final int COMMANDS_A_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final int ROUNDS = System.getProperty("orders.test.long") == null ? 3 : 10;

    @Test
    void lag() throws Exception {
        var folder = BuildFolder.path().resolve("embedded/lag-benchmark");
        try (EmbeddedServers servers = AsDeployed.start(folder);
                ServiceProcess service = AsInAPod.start(servers.ports(), "lag-benchmark")) {
            Timeline all = new Timeline();
            OrderLives lives =
                    new OrderLives(service.port(), Users.register(service, PgbenchScript.USERS));
            WarmUp.by(service.pid(), () -> lives.closed(WARM_UP));
            lives.steady(ROUND, COMMANDS_A_SECOND, _ -> {}); // what was left is applied meanwhile
            for (int i = 0; i < ROUNDS; i++) {
                try (LagProbe probe = new LagProbe(servers.ports())) {
                    lives.steady(ROUND, COMMANDS_A_SECOND, probe::answered);
                    System.out.printf(
                            "answered to visible, %d commands at %d/s: %s%n",
                            probe.commands(), COMMANDS_A_SECOND, probe.lags().quantiles());
                    probe.lags().addTo(all);
                }
            }
            try (BrokerTrips trips = new BrokerTrips(servers.ports().bootstrapServers())) {
                trips.run(ROUND, COMMANDS_A_SECOND); // warms up
                Latency.figures(
                        "lag",
                        "at %d commands/s, ".formatted(COMMANDS_A_SECOND),
                        all,
                        "a record through Kafka and back",
                        trips.run(ROUND, COMMANDS_A_SECOND));
            }
            Report.curve(
                    "Lag of rows", "at %d commands a second".formatted(COMMANDS_A_SECOND), all);
        }
    }
}
