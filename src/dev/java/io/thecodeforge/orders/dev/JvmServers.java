package io.thecodeforge.orders.dev;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One set of servers for the whole JVM. Class loaders come and go with live reload and test
 * profiles, and each has its own copy of this class, so what is known of the servers is kept where
 * all of them see it: in system properties.
 */
public final class JvmServers {
    private static final String STATE = "dev.orders.embedded-servers";
    private static final String STARTING = "starting";
    private static final String READY = "ready ";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private JvmServers() {}

    /** Starts them unless they run, and returns at once. */
    public static void request(ServersOrder order) {
        synchronized (System.getProperties()) {
            String state = System.getProperty(STATE, "");
            if (state.equals(STARTING) || state.startsWith(READY)) {
                return;
            }
            System.setProperty(STATE, STARTING);
        }
        var servers = ServersProcess.start(order);
        servers.ports()
                .whenComplete((ports, failure) -> System.setProperty(STATE, state(ports, failure)));
        servers.ended().thenRun(JvmServers::forgetIfReady);
    }

    /** Where they listen, once they do. */
    public static ServerPorts await() {
        long start = System.nanoTime();
        String state;
        while ((state = System.getProperty(STATE, "")).equals(STARTING)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "The embedded servers did not start within " + PATIENCE);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        if (!state.startsWith(READY)) {
            throw new IllegalStateException(state);
        }
        return ServerPorts.parse(state.substring(READY.length()));
    }

    private static String state(@Nullable ServerPorts ports, @Nullable Throwable failure) {
        return failure == null ? READY + ports : String.valueOf(failure.getMessage());
    }

    /** Somebody killed them: the next request starts new ones. */
    private static void forgetIfReady() {
        if (System.getProperty(STATE, "").startsWith(READY)) {
            System.setProperty(STATE, "The embedded servers have ended");
        }
    }
}
