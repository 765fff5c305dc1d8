package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.benchmark.crud.CrudDatabase;
import io.thecodeforge.orders.benchmark.crud.CrudServer;
import io.thecodeforge.orders.benchmark.report.Report;
import io.thecodeforge.orders.benchmark.report.Timeline;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * How many commands the service takes, and how long each takes at half of that, beside the same
 * transactions in {@code pgbench}, the same job without CQRS, and an endpoint that does nothing.
 */
class CommandsBenchmark {

    private static final int ROUNDS = 3;
    private static final Duration ROUND =
            Duration.ofSeconds(Integer.getInteger("orders.benchmark.seconds", 10));
    private static final Duration STEADY = ROUND.multipliedBy(3);

    private static final String CRUD = CrudServer.TITLE;
    private static final String BARE = "a bare endpoint, as many bytes";

    private static final Path FOLDER = BuildFolder.path().resolve("embedded/commands-benchmark");

    private final Rounds rounds = new Rounds();

    @Test
    void commands() throws Exception {
        try (EmbeddedServers servers = AsDeployed.start(FOLDER)) {
            ServerPorts ports = servers.ports();
            SameStatements statements = SameStatements.of(ports, FOLDER);
            CrudDatabase rows = CrudDatabase.of(ports);
            rows.run(PgbenchScript.REGISTER);
            try (ServiceProcess service = AsInAPod.start(ports, "commands-benchmark");
                    ReferenceProcess crud = CrudServer.start(rows.url())) {
                var users = Users.register(service, PgbenchScript.USERS);
                OrderLives ofService = new OrderLives(service.port(), users);
                OrderLives ofCrud = new OrderLives(crud.port(), PgbenchScript.users());
                int size = WarmUp.by(service.pid(), () -> ofService.closed(ROUND)).meanSize();
                WarmUp.by(service.pid(), () -> ofService.keyed(ROUND));
                WarmUp.by(crud.pid(), () -> ofCrud.closed(ROUND));
                Models models = new Models(ports);
                models.awaitCurrent();
                for (int i = 0; i < ROUNDS; i++) {
                    round(ofService, service.pid(), ofCrud, crud.pid(), models);
                    bare(ofService, size);
                    rounds.add("keyed", ofService.keyed(ROUND).perSecond());
                    models.awaitCurrent();
                    statements.round(ROUND, rounds);
                }
                report(service.pid(), crud.pid());
                half(ofService, ofCrud, ports);
            }
        }
    }

    private void round(
            OrderLives ofService, long service, OrderLives ofCrud, long crud, Models models)
            throws Exception {
        Burst burst = Burst.of(ofService, ROUND, service, FOLDER, models::awaitCurrent);
        rounds.add("service", burst.perSecond());
        rounds.add("service's CPU", burst.cpu());
        rounds.add("service's own", burst.own());
        rounds.add("left", burst.left());
        Burst other = Burst.of(ofCrud, ROUND, crud, FOLDER, () -> {});
        rounds.add(CRUD, other.perSecond());
        rounds.add("its CPU", other.cpu());
        rounds.add("its own", other.own());
    }

    private void bare(OrderLives clients, int size) throws Exception {
        try (ReferenceProcess bare = BareServer.start(size)) {
            OrderLives ofBare = new OrderLives(bare.port(), clients.users());
            ofBare.unheard(ROUND.dividedBy(2));
            rounds.add(BARE, ofBare.unheard(ROUND.dividedBy(2)).perSecond());
        }
    }

    private void report(long service, long crud) throws Exception {
        Report.figure(
                        "commands",
                        "place, confirm, ship, %d connections".formatted(OrderLives.CLIENTS),
                        rounds.median("service"),
                        "/s")
                .beside(SameStatements.TITLE, rounds.median(SameStatements.PLAIN))
                .beside(CRUD, rounds.median(CRUD))
                .beside(BARE, rounds.median(BARE));
        Report.figure("commands", "the same, an Idempotency-Key each", rounds.median("keyed"), "/s")
                .beside(SameStatements.TITLE, rounds.median(SameStatements.KEYED));
        Report.figure(
                        "commands",
                        "CPU of service and stores, a command",
                        rounds.median("service's CPU"),
                        "µs")
                .beside(CRUD, rounds.median("its CPU"));
        Report.figure(
                        "commands",
                        "of which the service's own",
                        rounds.median("service's own"),
                        "µs")
                .beside(CRUD, rounds.median("its own"));
        Report.figure("commands", "memory after them", Resident.megabytes(service), "MB")
                .beside(CRUD, Resident.megabytes(crud));
        Report.figure(
                "lag",
                "of the last command of a burst at full capacity",
                rounds.most("left"),
                "ms");
    }

    /** At a rate that the service can bear for long. */
    private void half(OrderLives ofService, OrderLives ofCrud, ServerPorts ports) throws Exception {
        int rate = (int) rounds.median("service") / 2;
        String title = "%,d commands a second, from the intended time".formatted(rate);
        warmUp(ofService, ofCrud, ports, rate);
        try (LagProbe probe = new LagProbe(ports);
                BrokerTrips trips = new BrokerTrips(ports.bootstrapServers())) {
            Timeline service = ofService.steady(STEADY, rate, probe::answered);
            Timeline crud = ofCrud.steady(STEADY, rate, _ -> {});
            Latency.figures("commands", "at %,d/s, ".formatted(rate), service, CRUD, crud);
            Report.curve(title, "the service", service);
            Report.curve(title, CRUD, crud);
            trips.run(ROUND, rate); // warms up
            Latency.figures(
                    "lag",
                    "at %,d commands/s, ".formatted(rate),
                    probe.lags(),
                    "a record through Kafka and back",
                    trips.run(ROUND, rate));
            Report.curve("Lag of rows", "at %,d commands a second".formatted(rate), probe.lags());
        }
    }

    /** Nobody has gone at that pace yet: its first seconds would be the worst. */
    private static void warmUp(OrderLives ofService, OrderLives ofCrud, ServerPorts ports, int rate)
            throws Exception {
        try (LagProbe unread = new LagProbe(ports)) {
            ofService.steady(ROUND, rate, unread::answered);
        }
        ofCrud.steady(ROUND, rate, _ -> {});
    }
}
