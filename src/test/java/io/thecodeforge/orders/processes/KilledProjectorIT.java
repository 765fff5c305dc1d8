package io.thecodeforge.orders.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.journey.TestLength;
import io.thecodeforge.orders.query.projection.ReadTables;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Whatever instant a projector is killed at, its rows and its position are of one transaction. */
class KilledProjectorIT {

    private static final Duration PATIENCE = Duration.ofMinutes(TestLength.of(5, 10));
    private static final Map<String, String> WRITES = Map.of("orders.roles", "command,relay");
    private static final Map<String, String> PROJECTS = Map.of("orders.roles", "projector");

    private final Random random = new Random(TestLength.seed());

    @Test
    void after_kills_at_random_points_under_load_the_tables_equal_the_write_model()
            throws Exception {
        try (EmbeddedServers servers =
                EmbeddedServers.startEmpty(
                        BuildFolder.path().resolve("embedded/killed-projector"))) {
            ServerPorts ports = servers.ports();
            ServiceProcess.start(ports, "killed-projector-first", PROJECTS).kill();
            try (ServiceProcess writer =
                            ServiceProcess.start(ports, "killed-projector-writer", WRITES);
                    VersionWatch watch = new VersionWatch(ports);
                    WholeLives load = new WholeLives(writer.url(), random)) {
                for (int kill = 0; kill < TestLength.of(2, 100); kill++) {
                    killInTheMiddle(ports, kill);
                }
                assertThat(load.stop()).isEmpty();

                try (ServiceProcess last =
                                ServiceProcess.start(ports, "killed-projector-last", PROJECTS);
                        BothModels models = new BothModels(ports)) {
                    assertThat(last).isNotNull();
                    await().atMost(PATIENCE).until(models::areLevel);
                    models.assertTellTheSame();
                }
                assertThat(watch.faults()).isEmpty();
            }
        }
    }

    /** Up to two seconds after it has begun to apply. */
    private void killInTheMiddle(ServerPorts ports, int kill) throws IOException {
        long before = ReadTables.applied(ports.readUrl());
        ServiceProcess projector =
                ServiceProcess.launch(ports, "killed-projector-" + kill, PROJECTS);
        try {
            await().atMost(PATIENCE).until(() -> ReadTables.applied(ports.readUrl()) > before);
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(2_000)).toNanos());
        } finally {
            projector.kill();
        }
    }
}
