package io.thecodeforge.orders.query.freshness;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Wakes whoever waits for the read model to move. A wake-up may be for nothing. */
@ApplicationScoped
public class ReadSignal {

    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();

    /**
     * Hears from now on, so it is asked for before the look that may be in vain.
     *
     * @param ids of aggregates or users
     */
    public Wait listen(Collection<UUID> ids) {
        Wait wait = new Wait(ids.stream().mapToInt(Slots::of).toArray());
        waits.add(wait);
        return wait;
    }

    void wake(BitSet slots) {
        for (Wait wait : waits) {
            if (wait.isOf(slots)) {
                wait.done.complete(null);
            }
        }
    }

    /** One wait for one wake-up. */
    public final class Wait implements AutoCloseable {

        private final int[] slots;
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        private Wait(int[] slots) {
            this.slots = slots;
        }

        /** Until woken, but no longer than this; goes on where it was called. */
        public Uni<Void> upTo(Duration limit) {
            Context context = Vertx.currentContext();
            Uni<Void> woken =
                    Uni.createFrom()
                            .completionStage(done)
                            .ifNoItem()
                            .after(limit)
                            .recoverWithUni(Uni.createFrom().voidItem())
                            .onTermination()
                            .invoke(this::close);
            return context == null
                    ? woken
                    : woken.emitOn(rest -> context.runOnContext(nothing -> rest.run()));
        }

        @Override
        public void close() {
            waits.remove(this);
        }

        private boolean isOf(BitSet moved) {
            for (int slot : slots) {
                if (moved.get(slot)) {
                    return true;
                }
            }
            return false;
        }
    }
}
