package io.thecodeforge.orders.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.journey.TestLength;
import io.thecodeforge.orders.query.projection.Fold;
import io.thecodeforge.orders.query.projection.ReadTables;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Whatever instant a projector is killed at, its rows and its position are of one transaction. */
class KilledProjectorIT {

    private static final Duration PATIENCE = Duration.ofMinutes(TestLength.of(5, 10));

    private final Random random = new Random(TestLength.seed());

    @Test
    void kills_at_random_points_under_load_lose_nothing_repeat_nothing_and_take_no_row_back()
            throws Exception {
        try (EmbeddedServers servers =
                EmbeddedServers.startEmpty(
                        BuildFolder.path().resolve("embedded/killed-projector"))) {
            ServerPorts ports = servers.ports();
            ServiceProcess.start(ports, "killed-projector-first").kill();
            try (EventLoad load = new EventLoad(ports, random);
                    VersionWatch watch = new VersionWatch(ports)) {
                for (int kill = 0; kill < TestLength.of(2, 100); kill++) {
                    long before = ReadTables.applied(ports.readUrl());
                    ServiceProcess service =
                            ServiceProcess.launch(ports, "killed-projector-" + kill, Map.of());
                    try {
                        await().atMost(PATIENCE)
                                .until(() -> ReadTables.applied(ports.readUrl()) > before);
                        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(2_000)).toNanos());
                    } finally {
                        service.kill();
                    }
                }
                Fold sent = load.stop();

                try (ServiceProcess last = ServiceProcess.start(ports, "killed-projector-last")) {
                    assertThat(last).isNotNull();
                    await().atMost(PATIENCE)
                            .untilAsserted(() ->
                                    assertThat(ReadTables.rows(ports.readUrl(), sent.users()))
                                            .isEqualTo(sent.rows()));
                    assertThat(ReadTables.sales(ports.readUrl())).isEqualTo(sent.sales());
                    assertThat(ReadTables.totals(ports.readUrl())).isEqualTo(sent.totals());
                    assertThat(ReadTables.listsOutOfStep(ports.readUrl(), sent.users())).isEmpty();
                }
                assertThat(watch.faults()).isEmpty();
            }
        }
    }
}
