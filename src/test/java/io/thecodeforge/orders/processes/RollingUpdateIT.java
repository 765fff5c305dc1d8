package io.thecodeforge.orders.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.journey.TestLength;
import io.thecodeforge.orders.processes.TopicLog.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;

/** Two replicas behind a balancer, of which one is told to end under load. */
class RollingUpdateIT {

    /** In a short test two JVMs that have just started share two cores with all else. */
    private static final int COMMANDS_A_SECOND = TestLength.of(60, 300);

    /** To which the load grows in so many steps: a replica that is replaced has long been warm. */
    private static final int STEPS = TestLength.of(1, 15);

    private static final Duration WARMING_UP = TestLength.seconds(5, 12);
    private static final Duration LENGTH = TestLength.seconds(12, 60);

    /** As Kubernetes is told in {@code deploy/base/pod.yaml}. */
    private static final Duration GRACE = Duration.ofSeconds(45);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** One that is to bear more must have compiled as it would in production. */
    private static final List<String> JVM =
            TestLength.isLong() ? List.of("-XX:TieredStopAtLevel=4") : List.of();

    private static final Map<String, String> SETTINGS = Map.of("quarkus.shutdown.delay", "3s");

    @Test
    void a_replica_that_ends_fails_no_request_and_loses_and_repeats_nothing() throws Exception {
        Path folder = BuildFolder.path().resolve("embedded/rolling-update");
        FileUtils.deleteDirectory(folder.toFile());
        try (EmbeddedServers servers = EmbeddedServers.start(folder);
                ServiceProcess goes = start(servers.ports(), "rolling-update-1");
                ServiceProcess stays = start(servers.ports(), "rolling-update-2");
                Balancer balancer = new Balancer(goes, stays)) {
            CommandLoad load = new CommandLoad(balancer.url(), new Random(TestLength.seed()));
            load.registerUsers(50);
            for (int step = 1; step <= STEPS; step++) {
                load.run(WARMING_UP, COMMANDS_A_SECOND * step / (STEPS + 1));
            }
            int refused = load.refused();
            CompletableFuture<Integer> running =
                    CompletableFuture.supplyAsync(
                            () -> load.run(LENGTH, COMMANDS_A_SECOND), Thread::startVirtualThread);
            LockSupport.parkNanos(LENGTH.dividedBy(3).toNanos());

            long told = System.nanoTime();
            goes.close();
            Duration ended = Duration.ofNanos(System.nanoTime() - told);
            System.out.printf("ended after %s, refused %d%n", ended, load.refused() - refused);
            assertThat(ended).isLessThan(GRACE);

            verify(servers.ports(), running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertThat(load.refused()).isEqualTo(refused);
        }
    }

    private static ServiceProcess start(ServerPorts ports, String name) throws IOException {
        ServiceProcess service = ServiceProcess.launch(ports, name, SETTINGS, JVM);
        service.awaitReady();
        return service;
    }

    private static void verify(ServerPorts ports, int accepted) throws SQLException {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(column(ports.writeUrl(), "select 'x' from outbox")).isEmpty());
        List<String> journal = column(ports.writeUrl(), "select event_id from journal");
        List<Delivery> deliveries = TopicLog.read(ports.bootstrapServers());

        assertThat(journal).hasSize(accepted);
        assertThat(deliveries).hasSize(accepted);
        assertThat(new HashSet<>(deliveries.stream().map(Delivery::id).toList()))
                .isEqualTo(new HashSet<>(journal));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(
                                        column(
                                                ports.readUrl(),
                                                "select order_id || ' ' || version from"
                                                        + " user_orders_view order by 1"))
                                .isEqualTo(
                                        column(
                                                ports.writeUrl(),
                                                "select id || ' ' || version from orders"
                                                        + " order by 1")));
    }

    private static List<String> column(String url, String sql) throws SQLException {
        String role = url.substring(url.lastIndexOf('/') + 1);
        try (Connection c = DriverManager.getConnection("jdbc:" + url, role, role);
                ResultSet found = c.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }
}
