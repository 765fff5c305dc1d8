package io.thecodeforge.orders.query.projection;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Whether this process's projector goes on, waits for a store, or has stopped for good. */
@Singleton // one instance also for who is late when the process ends
public class ProjectorState {

    private static final Logger LOG = Logger.getLogger(ProjectorState.class);

    private final AtomicReference<@Nullable String> waiting = new AtomicReference<>();
    private volatile @Nullable String stopped;
    private volatile boolean isEnding;

    /** From here on stores go away because we do. */
    void end(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent ending) {
        isEnding = true;
    }

    /** What it waits for, if it does. */
    public Optional<String> waiting() {
        return Optional.ofNullable(waiting.get());
    }

    /** Why it has stopped, if it has. */
    Optional<String> stopped() {
        return Optional.ofNullable(stopped);
    }

    boolean isRunning() {
        return stopped == null && waiting.get() == null;
    }

    String word() {
        if (stopped != null) {
            return "stopped";
        }
        return waiting.get() == null ? "running" : "waiting";
    }

    /** One line when the wait begins, not one a try. */
    void waitsFor(Throwable failure) {
        String reason = String.valueOf(failure.getMessage());
        if (waiting.getAndSet(reason) == null && !isEnding) {
            LOG.warnf("The projector waits: %s", failure);
        }
    }

    void goesOn() {
        if (waiting.getAndSet(null) != null) {
            LOG.info("The projector goes on");
        }
    }

    void stop(Throwable failure) {
        String reason = String.valueOf(failure.getMessage());
        if (!reason.equals(stopped)) {
            LOG.errorf("The projector has stopped: %s", reason);
        }
        stopped = reason;
    }
}
