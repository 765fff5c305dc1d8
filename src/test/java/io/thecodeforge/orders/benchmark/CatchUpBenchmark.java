package io.thecodeforge.orders.benchmark;

import static org.awaitility.Awaitility.await;

import io.thecodeforge.orders.benchmark.report.Report;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;

/**
 * How soon a projector that was away has what the command side wrote at full speed meanwhile. Each
 * has the machine for itself: no command side can write faster than the one that it is held
 * against, which has nothing projected beside it.
 */
class CatchUpBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ROUND =
            Duration.ofSeconds(2L * Integer.getInteger("orders.benchmark.seconds", 10));
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int BATCH = Integer.getInteger("orders.benchmark.batch", 500);
    private static final Map<String, String> WRITES = Map.of("orders.roles", "command,relay");

    @Test
    void catching_up() throws Exception {
        var folder = BuildFolder.path().resolve("embedded/catch-up-benchmark");
        FileUtils.deleteDirectory(folder.toFile());
        try (EmbeddedServers servers = EmbeddedServers.start(folder)) {
            ServerPorts ports = servers.ports();
            ServiceProcess.start(ports, "catch-up-benchmark").close(); // makes tables and topic
            double written = write(ports);
            long events = number(ports, "select count(*) from journal");
            int last = (int) Math.min(events / 2, written * ROUND.toSeconds());
            Report.figure(
                            "projector",
                            "catching up, batches of at most %d".formatted(BATCH),
                            new ProjectorCapacity(ports).ofLast(last, events, BATCH),
                            "/s")
                    .beside("the commands that wrote the events", written);
        }
    }

    /** Commands a second, at full speed; all are on the topic when it returns. */
    private static double write(ServerPorts ports) throws Exception {
        try (ServiceProcess service =
                ServiceProcess.launch(ports, "catch-up-benchmark", WRITES, AsInAPod.JVM)) {
            service.awaitReady();
            OrderLives lives =
                    new OrderLives(service.port(), Users.register(service, PgbenchScript.USERS));
            WarmUp.by(service.pid(), () -> lives.closed(WARM_UP));
            double written = lives.closed(ROUND).perSecond();
            await().atMost(PATIENCE).until(() -> number(ports, "select count(*) from outbox") == 0);
            return written;
        }
    }

    private static long number(ServerPorts ports, String sql) throws SQLException {
        try (Connection c =
                        DriverManager.getConnection(
                                "jdbc:" + ports.writeUrl(), "orders_write", "orders_write");
                ResultSet found = c.createStatement().executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
