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
    private static final int KILLS = TestLength.of(2, 100);
    private static final Map<String, String> PROJECTS = Map.of("orders.roles", "projector");

    /** Patient, on a machine that begins a process again and again. */
    private static final Map<String, String> WRITES =
            Map.of("orders.roles", "command,relay", "orders.commands.timeout", "60s");

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
                for (int kill = 0; kill < KILLS; kill++) {
                    killSomewhere(ports, "killed-projector-" + kill, load);
                }
                int done = load.stop();
                assertThat(load.faults()).isEmpty();
                assertThat(done).isGreaterThan(KILLS * 50);

                try (ServiceProcess last =
                                ServiceProcess.start(ports, "killed-projector-last", PROJECTS);
                        BothModels models = new BothModels(ports)) {
                    assertThat(last).isNotNull();
                    await().atMost(PATIENCE).untilAsserted(models::assertAllIsApplied);
                    models.assertTellTheSame();
                }
                assertThat(watch.faults()).isEmpty();
            }
        }
    }

    /** While it starts, now and then; else up to two seconds after it has begun to apply. */
    private void killSomewhere(ServerPorts ports, String name, WholeLives load) throws IOException {
        long before = ReadTables.applied(ports.readUrl());
        ServiceProcess projector = ServiceProcess.launch(ports, name, PROJECTS);
        try {
            if (random.nextInt(4) == 0) {
                pause(10_000);
            } else {
                await().atMost(PATIENCE)
                        .until(() -> {
                            assertThat(load.faults()).isEmpty();
                            return ReadTables.applied(ports.readUrl()) > before;
                        });
                pause(2_000);
            }
        } finally {
            projector.kill();
        }
    }

    private void pause(int longestMs) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(longestMs)).toNanos());
    }
}
