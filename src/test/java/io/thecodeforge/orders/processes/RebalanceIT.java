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

/** Projectors share the partitions, and hand them over while events come. */
class RebalanceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(TestLength.of(5, 10));

    /** It applies partitions in parallel; the other one batch after the other. */
    private static final Map<String, String> SIDE_BY_SIDE =
            Map.of("mp.messaging.incoming.events-in.concurrency", "3");

    private final Random random = new Random(TestLength.seed());

    @Test
    void a_second_projector_that_comes_and_goes_under_load_loses_and_repeats_nothing()
            throws Exception {
        try (EmbeddedServers servers =
                EmbeddedServers.startEmpty(BuildFolder.path().resolve("embedded/rebalance"))) {
            ServerPorts ports = servers.ports();
            try (ServiceProcess first = ServiceProcess.start(ports, "rebalance-first");
                    EventLoad load = new EventLoad(ports, random);
                    VersionWatch watch = new VersionWatch(ports)) {
                for (int round = 0; round < TestLength.of(1, 10); round++) {
                    ServiceProcess second =
                            ServiceProcess.start(ports, "rebalance-" + round, SIDE_BY_SIDE);
                    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(5_000)).toNanos());
                    if (random.nextBoolean()) {
                        second.kill();
                    } else {
                        second.close();
                    }
                }
                Fold sent = load.stop();

                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(ReadTables.rows(ports.readUrl(), sent.users()))
                                        .isEqualTo(sent.rows()));
                assertThat(ReadTables.sales(ports.readUrl())).isEqualTo(sent.sales());
                assertThat(ReadTables.totals(ports.readUrl())).isEqualTo(sent.totals());
                assertThat(ReadTables.listsOutOfStep(ports.readUrl(), sent.users())).isEmpty();
                assertThat(watch.faults()).isEmpty();
                assertThat(first.url()).isNotEmpty();
            }
        }
    }
}
