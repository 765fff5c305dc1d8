package io.thecodeforge.orders.processes;

import static io.thecodeforge.orders.dev.ServersOrder.ANY_PORT;
import static io.thecodeforge.orders.dev.ServersOrder.LEFT_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.dev.ServersOrder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.processes.TopicLog.Delivery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;

/**
 * Three relays over one outbox, killed, paused and cut off from their broker at random under load:
 * every event arrives, in order at first delivery, and what arrives again is the same byte for
 * byte.
 *
 * <p>Half a minute in every build; five minutes with {@code -Dorders.test.long}.
 */
class RelayFleetIT {

    private static final boolean LONG = System.getProperty("orders.test.long") != null;
    private static final Duration LENGTH = Duration.ofSeconds(LONG ? 300 : 24);
    private static final Duration BETWEEN_FAULTS = Duration.ofSeconds(LONG ? 15 : 6);
    private static final int BROKER_RESTARTS = LONG ? 3 : 1;
    private static final int COMMANDS_A_SECOND = LONG ? 300 : 150;
    private static final int RELAYS = 3;
    private static final Path FOLDER = BuildFolder.path().resolve("embedded");

    private final List<ServiceProcess> relays = new ArrayList<>();
    private final Map<String, String> relaySettings =
            Map.of(
                    "orders.relay.lease", "3s",
                    "orders.roles", "relay");

    private ServerPorts ports;
    private EmbeddedServers kafka;
    private int faults;

    @Test
    void every_event_arrives_in_order_whatever_happens_to_the_relays_and_the_broker()
            throws Exception {
        long seed = Long.getLong("orders.test.seed", System.nanoTime());
        System.out.println("-Dorders.test.seed=" + seed);
        Random random = new Random(seed);
        try (EmbeddedServers postgres =
                EmbeddedServers.start(
                        new ServersOrder(
                                FOLDER.resolve("fleet-postgres"), false, ANY_PORT, LEFT_OUT))) {
            FileUtils.deleteDirectory(FOLDER.resolve("fleet-kafka").toFile());
            kafka = broker(ANY_PORT);
            ports = new ServerPorts(postgres.ports().postgres(), kafka.ports().kafka());
            try (ServiceProcess commands =
                    ServiceProcess.start(
                            ports, "fleet-commands", Map.of("orders.roles", "command"))) {
                for (int i = 0; i < RELAYS; i++) {
                    relays.add(ServiceProcess.launch(ports, "fleet-relay-" + i, relaySettings));
                }
                relays.forEach(ServiceProcess::awaitReady);
                verify(underFaults(commands, random));
            } finally {
                relays.forEach(ServiceProcess::kill);
                kafka.close();
            }
        }
    }

    private int underFaults(ServiceProcess commands, Random random) throws Exception {
        CommandLoad load = new CommandLoad(commands.url(), new Random(random.nextLong()));
        load.registerUsers(100);
        CompletableFuture<Integer> running =
                CompletableFuture.supplyAsync(
                        () -> load.run(LENGTH, COMMANDS_A_SECOND), Thread::startVirtualThread);
        long broker = LENGTH.dividedBy(BROKER_RESTARTS + 1).toNanos();
        long nextRestart = System.nanoTime() + broker;
        while (!running.isDone()) {
            LockSupport.parkNanos(BETWEEN_FAULTS.toNanos());
            if (System.nanoTime() > nextRestart) {
                restartBroker();
                nextRestart += broker;
            }
            strike(random.nextInt(RELAYS), random);
        }
        return running.get();
    }

    private void strike(int victim, Random random) throws Exception {
        faults++;
        if (random.nextBoolean()) {
            relays.get(victim).kill();
            relays.set(
                    victim, ServiceProcess.launch(ports, "fleet-relay-" + victim, relaySettings));
        } else {
            relays.get(victim).pause();
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(500, 6000)).toNanos());
            relays.get(victim).resume();
        }
    }

    private void restartBroker() throws Exception {
        faults++;
        int port = kafka.ports().kafka();
        kafka.close();
        kafka = broker(port);
        assertThat(kafka.ports().kafka()).isEqualTo(port);
    }

    private static EmbeddedServers broker(int port) {
        return EmbeddedServers.start(
                new ServersOrder(FOLDER.resolve("fleet-kafka"), true, LEFT_OUT, port));
    }

    private void verify(int accepted) throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(column("select 'x' from outbox")).isEmpty());
        List<String> journal = column("select event_id from journal");
        List<Delivery> deliveries = TopicLog.read(ports.bootstrapServers());
        System.out.printf(
                "%d commands, %d faults, %d deliveries%n", accepted, faults, deliveries.size());

        Map<String, Integer> versions = new HashMap<>();
        Map<String, Delivery> first = new HashMap<>();
        for (Delivery delivery : deliveries) {
            Delivery before = first.putIfAbsent(delivery.id(), delivery);
            if (before == null) {
                assertThat(versions.merge(delivery.aggregate(), 1, Integer::sum))
                        .as("first deliveries of %s", delivery.aggregate())
                        .isEqualTo(delivery.version());
            } else {
                assertThat(delivery).isEqualTo(before);
            }
        }
        Set<String> ids = new HashSet<>(journal);
        assertThat(journal).hasSize(accepted);
        assertThat(first.keySet()).isEqualTo(ids);
        assertThat(faults).isGreaterThanOrEqualTo(3);
    }

    private List<String> column(String sql) throws SQLException {
        try (Connection c =
                        DriverManager.getConnection(
                                "jdbc:" + ports.writeUrl(), "orders_write", "orders_write");
                ResultSet found = c.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }
}
