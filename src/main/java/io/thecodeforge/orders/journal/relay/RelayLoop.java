package io.thecodeforge.orders.journal.relay;

import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The relay's one event loop. What the parts of the relay keep is read and written here alone, so
 * it needs no locks; answers of the database and the broker come in on threads of theirs, and are
 * brought here first.
 */
@ApplicationScoped
class RelayLoop implements Executor {

    private final ContextInternal context;

    RelayLoop(Vertx vertx) {
        context = (ContextInternal) vertx.getOrCreateContext();
    }

    @Override
    public void execute(Runnable task) {
        context.runOnContext(nothing -> task.run());
    }

    void later(Duration pause, Runnable task) {
        context.setTimer(pause.toMillis(), timer -> task.run());
    }

    /**
     * @throws IllegalStateException elsewhere, before anything there is broken
     */
    void check() {
        if (!context.nettyEventLoop().inEventLoop()) {
            throw new IllegalStateException(
                    "the relay's state was touched by " + Thread.currentThread().getName());
        }
    }
}
