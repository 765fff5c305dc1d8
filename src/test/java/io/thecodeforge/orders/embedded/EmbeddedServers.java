package io.thecodeforge.orders.embedded;

import static io.thecodeforge.orders.dev.ServersOrder.ANY_PORT;

import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.dev.JvmServers;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.dev.ServersOrder;
import io.thecodeforge.orders.dev.ServersProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** PostgreSQL and Kafka as a test sees them. */
public final class EmbeddedServers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ServersProcess process;
    private final ServerPorts ports;

    private EmbeddedServers(ServersProcess process, ServerPorts ports) {
        this.process = process;
        this.ports = ports;
    }

    /** The servers that all tests of this JVM share: empty at first, gone with the JVM. */
    public static ServerPorts shared() {
        Path folder = BuildFolder.path().resolve("embedded/test-" + ProcessHandle.current().pid());
        JvmServers.request(new ServersOrder(folder, false, ANY_PORT, ANY_PORT));
        return JvmServers.await();
    }

    /**
     * A set of one's own, to be stopped or killed; started again on the same folder, it has its
     * data still.
     */
    public static EmbeddedServers start(Path folder) {
        return start(new ServersOrder(folder, true, ANY_PORT, ANY_PORT));
    }

    /**
     * A set of one's own, without what an earlier run has left in the folder; it leaves nothing.
     */
    public static EmbeddedServers startEmpty(Path folder) {
        return start(new ServersOrder(folder, false, ANY_PORT, ANY_PORT));
    }

    /** Some of them, where one says. */
    public static EmbeddedServers start(ServersOrder order) {
        ServersProcess process = ServersProcess.start(order);
        try {
            return new EmbeddedServers(process, process.await(PATIENCE));
        } catch (RuntimeException notInTime) {
            process.kill();
            throw notInTime;
        }
    }

    public ServerPorts ports() {
        return ports;
    }

    /** SIGKILL to their JVM; PostgreSQL goes too, a moment later. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
