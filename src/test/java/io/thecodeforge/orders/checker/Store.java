package io.thecodeforge.orders.checker;

import static io.thecodeforge.orders.dev.ServersOrder.ANY_PORT;
import static io.thecodeforge.orders.dev.ServersOrder.LEFT_OUT;

import io.thecodeforge.orders.dev.ServersOrder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.OwnSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.commons.io.FileUtils;

/** A PostgreSQL or a Kafka that keeps its data and its port, whatever is done to it. */
final class Store implements Part, AutoCloseable {

    /** What was acknowledged is in the operating system's hands, which no signal ends. */
    private static final Map<String, String> SAFE =
            Map.of("synchronous_commit", "on", "full_page_writes", "on");

    private final String name;
    private final Path folder;
    private final boolean isKafka;

    private EmbeddedServers servers;
    private int port = ANY_PORT;

    private Store(Path folder, boolean isKafka) {
        this.name = folder.getFileName().toString();
        this.folder = folder;
        this.isKafka = isKafka;
        this.servers = start();
        this.port = portNow();
    }

    /** An empty one. */
    static Store postgres(Path folder) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        OwnSettings.write(folder, "postgres", SAFE);
        return new Store(folder, false);
    }

    /** An empty one, with more listeners than the one of its port. */
    static Store kafka(Path folder, List<Door> doors) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        OwnSettings.write(folder, "kafka", Door.settings(doors));
        return new Store(folder, true);
    }

    int port() {
        return port;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void kill() throws Exception {
        if (!isKafka) {
            Signals.send("STOP", LongStream.of(postmaster())); // lest it begins others meanwhile
            Signals.send("KILL", postgres());
        }
        servers.kill();
        startAgain();
    }

    /** As a kubelet does it: one that does not end in time is killed. */
    @Override
    public void restart() throws Exception {
        try {
            servers.close();
        } catch (RuntimeException notInTime) {
            System.out.println(name + " does not end and is killed: " + notInTime);
            servers.kill();
        }
        startAgain();
    }

    @Override
    public void pause() throws Exception {
        if (isKafka) {
            Signals.send("STOP", jvm());
        } else {
            Signals.send("STOP", LongStream.of(postmaster()));
            Signals.send("STOP", postgres());
        }
    }

    @Override
    public void resume() throws Exception {
        Signals.send("CONT", isKafka ? jvm() : postgres());
    }

    private EmbeddedServers start() {
        return EmbeddedServers.start(
                new ServersOrder(
                        folder, true, isKafka ? LEFT_OUT : port, isKafka ? port : LEFT_OUT));
    }

    private void startAgain() {
        try {
            servers = start();
        } catch (RuntimeException once) {
            System.out.println(name + " could not start, and is started again: " + once);
            servers = start();
        }
        if (portNow() != port) {
            throw new IllegalStateException(name + " has lost its port");
        }
    }

    private int portNow() {
        return isKafka ? servers.ports().kafka() : servers.ports().postgres();
    }

    private LongStream jvm() {
        String argument = folder.toAbsolutePath().normalize().toString();
        return ProcessHandle.current()
                .children()
                .filter(child ->
                        child.info()
                                .arguments()
                                .filter(all -> List.of(all).contains(argument))
                                .isPresent())
                .mapToLong(ProcessHandle::pid);
    }

    private LongStream postgres() throws IOException {
        long postmaster = postmaster();
        return LongStream.concat(
                LongStream.of(postmaster),
                ProcessHandle.of(postmaster).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(ProcessHandle::pid));
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst().strip());
    }

    @Override
    public void close() throws IOException {
        servers.close();
    }
}
