package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.benchmark.crud.CrudDatabase;
import io.thecodeforge.orders.benchmark.crud.CrudServer;
import io.thecodeforge.orders.benchmark.report.Report;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a command costs until it is answered, journal and outbox included: a process with the role
 * {@code command} alone, as a cluster has it. {@link CommandsBenchmark} has relay, broker,
 * projector and read model on the same cores.
 */
class CommandSideBenchmark {

    private static final int ROUNDS = 3;
    private static final Duration ROUND =
            Duration.ofSeconds(Integer.getInteger("orders.benchmark.seconds", 10));
    private static final Map<String, String> ALONE = Map.of("orders.roles", "command");
    private static final String CRUD = CrudServer.TITLE;
    private static final Path FOLDER =
            BuildFolder.path().resolve("embedded/command-side-benchmark");

    private final Rounds rounds = new Rounds();

    @Test
    void command_side() throws Exception {
        try (EmbeddedServers servers = AsDeployed.start(FOLDER)) {
            ServerPorts ports = servers.ports();
            SameStatements statements = SameStatements.of(ports, FOLDER);
            CrudDatabase rows = CrudDatabase.of(ports);
            rows.run(PgbenchScript.REGISTER);
            try (ServiceProcess service =
                            ServiceProcess.launch(
                                    ports, "command-side-benchmark", ALONE, AsInAPod.JVM);
                    ReferenceProcess crud = CrudServer.start(rows.url())) {
                service.awaitReady();
                var users = Users.register(service, PgbenchScript.USERS);
                OrderLives ofService = new OrderLives(service.port(), users);
                OrderLives ofCrud = new OrderLives(crud.port(), PgbenchScript.users());
                WarmUp.by(service.pid(), () -> ofService.closed(ROUND));
                WarmUp.by(crud.pid(), () -> ofCrud.closed(ROUND));
                for (int i = 0; i < ROUNDS; i++) {
                    round("service", ofService, service.pid());
                    round(CRUD, ofCrud, crud.pid());
                    statements.round(ROUND, rounds);
                }
            }
        }
        report();
    }

    /** What is left to do after them stays in the outbox, and counts for nothing here. */
    private void round(String of, OrderLives clients, long server) throws Exception {
        Burst burst = Burst.of(clients, ROUND, server, FOLDER, () -> {});
        rounds.add(of, burst.perSecond());
        rounds.add(of + "'s CPU", burst.cpu());
    }

    private void report() {
        String of = "command side alone, %d connections".formatted(OrderLives.CLIENTS);
        Report.figure("commands", of, rounds.median("service"), "/s")
                .beside(SameStatements.TITLE, rounds.median(SameStatements.PLAIN))
                .beside(CRUD, rounds.median(CRUD));
        Report.figure(
                        "commands",
                        "command side alone, CPU of process and stores, a command",
                        rounds.median("service's CPU"),
                        "µs")
                .beside(CRUD, rounds.median(CRUD + "'s CPU"));
    }
}
