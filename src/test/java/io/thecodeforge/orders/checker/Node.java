package io.thecodeforge.orders.checker;

import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.journey.Gate;
import io.thecodeforge.orders.processes.Packaged;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * One process of the service. Its clients come to it, and it goes to its stores, through gates of
 * its own.
 *
 * @see Cluster
 */
final class Node implements Part, AutoCloseable {

    /** Short, so that a minute has many take-overs and a fault soon has an answer. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "orders.relay.lease", "3s",
                    "orders.relay.poll", "500ms",
                    "orders.commands.timeout", "2s",
                    "orders.projector.fan-out-rows", "3",
                    "kafka.reconnect.backoff.max.ms", "1000",
                    "quarkus.shutdown.timeout", "3s");

    /** How the database knows connections of processes that command from those of relays. */
    static final String COMMANDS = "orders-command";

    private static final String CONNECTION_NAME =
            "quarkus.datasource.reactive.additional-properties.application_name";

    /** All start at the same time, perhaps on a machine that has other things to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final List<String> SMALL = List.of("-Xmx160m", "-XX:+UseSerialGC");

    private final Packaged application;
    private final String role;
    private final String name;
    private final Gate front;
    private final Gate store;
    private final int kafka;

    private ServiceProcess process;
    private boolean isClosed;

    /**
     * @param store the gate before its database
     * @param kafka the port at which it finds Kafka
     */
    Node(Packaged application, String role, String name, Gate store, int kafka) throws IOException {
        this.application = application;
        this.role = role;
        this.name = name;
        this.store = store;
        this.kafka = kafka;
        Files.deleteIfExists(BuildFolder.path().resolve("checker-" + name + ".log"));
        process = launch();
        front = Gate.to(process.port());
    }

    String role() {
        return role;
    }

    /** Where clients find it, whatever happens to it. */
    String url() {
        return "http://localhost:" + front.port();
    }

    Gate front() {
        return front;
    }

    void awaitReady() {
        Awaitility.await().atMost(PATIENCE).until(this::isReady);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void kill() throws IOException {
        process.kill();
        startAgain();
    }

    @Override
    public synchronized void restart() throws IOException {
        process.close();
        startAgain();
    }

    @Override
    public void pause() throws Exception {
        process.pause();
    }

    @Override
    public void resume() throws Exception {
        process.resume();
    }

    private synchronized boolean isReady() throws IOException {
        if (process.hasEnded()) {
            System.out.println(name + " could not start, see its log; it is started again");
            startAgain();
        }
        return process.isReady();
    }

    private void startAgain() throws IOException {
        if (!isClosed) {
            process = launch();
            front.lead(process.port());
        }
    }

    private ServiceProcess launch() throws IOException {
        return ServiceProcess.launchRole(
                application,
                new ServerPorts(store.port(), kafka),
                "checker-" + name,
                role,
                settings(),
                SMALL);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        if (role.equals("command")) {
            settings.put(CONNECTION_NAME, COMMANDS);
        }
        return settings;
    }

    /** One that cannot start, as while its database is away, is started again. */
    synchronized void reviveIfEnded() throws IOException {
        if (process.hasEnded()) {
            startAgain();
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        process.kill();
    }
}
