package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.benchmark.report.Report;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.processes.ServiceProcess;
import io.thecodeforge.orders.query.projection.ReadTables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How soon a projector that was away has what came meanwhile, beside the rate at which that came at
 * most: commands at full speed, with the relay and the load beside them and no projector.
 *
 * <p>What they wrote has several events of an order in a batch. So there is a figure of other
 * events as well, of which little can be saved: nearly each of a batch is of another order.
 */
class CatchUpBenchmark {

    private static final Duration ROUND =
            Duration.ofSeconds(Integer.getInteger("orders.benchmark.seconds", 10));
    private static final int ROUNDS = 3;
    private static final int BATCH = 500;
    private static final int USERS = 1_000;
    private static final int EVENTS = 288_000;
    private static final Map<String, String> WRITES = Map.of("orders.roles", "command,relay");

    @Test
    void catching_up() throws Exception {
        var folder = BuildFolder.path().resolve("embedded/catch-up-benchmark");
        try (EmbeddedServers servers = AsDeployed.start(folder)) {
            ServerPorts ports = servers.ports();
            ServiceProcess.start(ports, "catch-up-benchmark").close(); // makes tables and topic
            for (int consumers : List.of(1, 2)) {
                measure(ports, consumers);
            }
        }
    }

    private static void measure(ServerPorts ports, int consumers) throws Exception {
        long before = ReadTables.applied(ports.readUrl());
        long had = new Models(ports).awaitSent();
        double written = write(ports);
        long events = new Models(ports).awaitSent() - had;
        ProjectorCapacity projector = new ProjectorCapacity(ports, consumers);
        double caughtUp = projector.ofLast((int) events / 2, before + events, BATCH);
        List<Envelope> users = ProjectorEvents.users(USERS);
        List<Envelope> orders = ProjectorEvents.orders(users, EVENTS);
        report("catching up with commands", consumers, caughtUp, written);
        report(
                "catching up, nearly each event of another order",
                consumers,
                projector.of(BATCH, users, orders),
                written);
    }

    /** Commands a second. */
    private static double write(ServerPorts ports) throws Exception {
        Rounds rounds = new Rounds();
        try (ServiceProcess service =
                ServiceProcess.launch(ports, "catch-up-benchmark", WRITES, AsInAPod.JVM)) {
            service.awaitReady();
            OrderLives lives =
                    new OrderLives(service.port(), Users.register(service, PgbenchScript.USERS));
            WarmUp.by(service.pid(), () -> lives.closed(ROUND));
            for (int i = 0; i < ROUNDS; i++) {
                rounds.add("written", lives.closed(ROUND).perSecond());
            }
            new Models(ports).awaitSent();
        }
        return rounds.median("written");
    }

    private static void report(String of, int consumers, double applied, double written) {
        Report.figure("projector", "%s, consumers: %d".formatted(of, consumers), applied, "/s")
                .beside("commands with their relay, at full speed", written);
    }
}
