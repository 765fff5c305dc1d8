package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.dev.Tokens;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.embedded.FreePort;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** The packaged service in a process of its own, on a free port. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ONE_ANSWER_MS = 5000;

    private final Process process;
    private final int port;
    private final int managementPort;
    private volatile boolean isKilled;

    private ServiceProcess(Process process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    public static ServiceProcess start(ServerPorts servers, String name) throws IOException {
        return start(servers, name, Map.of());
    }

    public static ServiceProcess start(
            ServerPorts servers, String name, Map<String, String> settings) throws IOException {
        ServiceProcess service = launch(servers, name, settings);
        service.awaitReady();
        return service;
    }

    /** Does not wait until it is ready. */
    public static ServiceProcess launch(
            ServerPorts servers, String name, Map<String, String> settings) throws IOException {
        return launch(servers, name, settings, List.of());
    }

    /**
     * @param arguments of the JVM
     */
    public static ServiceProcess launch(
            ServerPorts servers, String name, Map<String, String> settings, List<String> arguments)
            throws IOException {
        return launch(Packaged.BUILD, servers.config(), name, settings, arguments);
    }

    /** Told of the stores that its role needs, and of no other; does not wait until it is ready. */
    static ServiceProcess launchRole(ServerPorts servers, String name, String role)
            throws IOException {
        return launchRole(servers, name, role, Map.of());
    }

    static ServiceProcess launchRole(
            ServerPorts servers, String name, String role, Map<String, String> settings)
            throws IOException {
        return launchRole(Packaged.BUILD, servers, name + "-" + role, role, settings, List.of());
    }

    /**
     * @param application the build to run
     * @param arguments of the JVM
     */
    public static ServiceProcess launchRole(
            Packaged application,
            ServerPorts servers,
            String name,
            String role,
            Map<String, String> settings,
            List<String> arguments)
            throws IOException {
        Map<String, String> stores = new HashMap<>();
        if (Set.of("command", "relay").contains(role)) {
            stores.putAll(servers.writeConfig());
        }
        if (Set.of("relay", "projector").contains(role)) {
            stores.putAll(servers.kafkaConfig());
        }
        if (Set.of("projector", "query").contains(role)) {
            stores.putAll(servers.readConfig());
        }
        Map<String, String> all = new HashMap<>(settings);
        all.put("orders.roles", role);
        return launch(application, stores, name, all, arguments);
    }

    private static ServiceProcess launch(
            Packaged application,
            Map<String, String> stores,
            String name,
            Map<String, String> settings,
            List<String> arguments)
            throws IOException {
        int port = FreePort.any();
        int managementPort = FreePort.any();
        List<String> all = new ArrayList<>();
        stores.forEach((key, value) -> all.add("-D" + key + "=" + value));
        all.add("-Dorders.signing.keys=" + EmbeddedServersResource.SIGNING_KEY);
        Tokens.config().forEach((key, value) -> all.add("-D" + key + "=" + value));
        settings.forEach((key, value) -> all.add("-D" + key + "=" + value));
        all.add("-Dquarkus.http.port=" + port);
        all.add("-Dquarkus.management.port=" + managementPort);
        Process process =
                new ProcessBuilder(application.command(arguments, all))
                        .directory(application.folder())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        BuildFolder.path().resolve(name + ".log").toFile()))
                        .start();
        return new ServiceProcess(process, port, managementPort);
    }

    /** One that is not ready in time would outlive its test: it is killed. */
    public void awaitReady() {
        try {
            Awaitility.await().atMost(PATIENCE).until(this::hasBecomeReady);
        } catch (RuntimeException | Error notInTime) {
            kill();
            throw notInTime;
        }
    }

    /** How it ends by itself. */
    int exit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit)) {
            kill();
            throw new AssertionError("the service has not ended after " + limit);
        }
        return process.exitValue();
    }

    /** What of it is in memory. */
    public long residentKilobytes() throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public int port() {
        return port;
    }

    /** Of health and metrics. */
    public String managementUrl() {
        return "http://localhost:" + managementPort;
    }

    /** By itself, or because it was told to. */
    public boolean hasEnded() {
        return !process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL: no shutdown hook runs, nothing is flushed. */
    public void kill() {
        isKilled = true;
        process.destroyForcibly().onExit().join();
    }

    /** Whether it was, from the moment before on. */
    boolean isKilled() {
        return isKilled;
    }

    /** SIGSTOP: the process stands still, its connections stay open. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /** Whether it says so now; asked so often that asking must cost nothing. */
    public boolean isReady() {
        try {
            HttpURLConnection asked =
                    (HttpURLConnection)
                            URI.create(managementUrl() + "/q/health/ready")
                                    .toURL()
                                    .openConnection();
            asked.setConnectTimeout(ONE_ANSWER_MS);
            asked.setReadTimeout(ONE_ANSWER_MS);
            return asked.getResponseCode() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet, or any more
        }
    }

    private boolean hasBecomeReady() {
        if (!process.isAlive()) {
            throw new AssertionError("the service ended with " + process.exitValue());
        }
        return isReady();
    }
}
