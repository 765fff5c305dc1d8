package io.thecodeforge.orders.query.projection;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Whether this process's projector goes on, waits for a store, or has stopped. */
@Singleton // one instance also for who is late when the process ends
public class ProjectorState {

    private static final Logger LOG = Logger.getLogger(ProjectorState.class);

    /** What each of those who wait waits for: one that goes on says nothing of the others. */
    private final Map<Object, String> waiting = new ConcurrentHashMap<>();

    private volatile @Nullable String stopped;
    private volatile boolean isEnding;

    /** From here on stores go away because we do. */
    void end(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent ending) {
        isEnding = true;
    }

    /** What it waits for, if it does. */
    public Optional<String> waiting() {
        return waiting.values().stream().findFirst();
    }

    /** Why it has stopped, if it has. */
    Optional<String> stopped() {
        return Optional.ofNullable(stopped);
    }

    boolean isRunning() {
        return stopped == null && waiting.isEmpty();
    }

    String word() {
        if (stopped != null) {
            return "stopped";
        }
        return waiting.isEmpty() ? "running" : "waiting";
    }

    /**
     * One line when the first begins to wait, not one a try.
     *
     * @param who until it goes on
     */
    synchronized void waitsFor(Object who, Throwable failure) {
        boolean isFirst = waiting.isEmpty();
        waiting.put(who, String.valueOf(failure.getMessage()));
        if (isFirst && !isEnding) {
            LOG.warnf("The projector waits: %s", failure);
        }
    }

    synchronized void goesOn(Object who) {
        if (waiting.remove(who) != null && waiting.isEmpty() && !isEnding) {
            LOG.info("The projector goes on");
        }
    }

    /**
     * What it had stopped for is over.
     *
     * @return whether it had
     */
    synchronized boolean resume() {
        boolean had = stopped != null;
        if (had) {
            LOG.info("The projector goes on");
        }
        stopped = null;
        return had;
    }

    synchronized void stop(Throwable failure) {
        String reason = String.valueOf(failure.getMessage());
        if (!reason.equals(stopped)) {
            LOG.errorf("The projector has stopped: %s", reason);
        }
        stopped = reason;
    }
}
