package io.thecodeforge.orders.query.freshness;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Wakes whoever waits for the read model to move. A wake-up may be for nothing. */
@ApplicationScoped
public class ReadSignal {

    /** A wake-up can be lost: then it is looked again after this time. */
    private static final Duration NEXT_LOOK = Duration.ofSeconds(2);

    /** The same while other processes are not heard. */
    private static final Duration NEXT_LOOK_OF_THE_DEAF = Duration.ofMillis(500);

    /**
     * Vert.x, whose timers Mutiny has here, refuses one of less, and whoever waits for it hangs.
     */
    private static final Duration TICK = Duration.ofMillis(1);

    private final ConcurrentHashMap<UUID, Set<Wait>> waits = new ConcurrentHashMap<>();

    private volatile boolean isHearing;

    /**
     * Hears from now on, so it is asked for before the look that may be in vain.
     *
     * @param ids of aggregates or users
     */
    public Wait listen(Collection<UUID> ids) {
        Wait wait = new Wait(List.copyOf(ids));
        wait.ids.forEach(id ->
                waits.compute(
                        id,
                        (same, others) -> {
                            Set<Wait> all = others == null ? ConcurrentHashMap.newKeySet() : others;
                            all.add(wait);
                            return all;
                        }));
        return wait;
    }

    /** Whether anybody waits for it to be moved. */
    public boolean isWaitedFor(UUID id) {
        return waits.containsKey(id);
    }

    /** Whether what other processes say comes through. */
    void hears(boolean isHearing) {
        this.isHearing = isHearing;
    }

    /** How long it is enough to wait for a wake-up, and no longer than this. */
    Duration nextLook(Duration left) {
        Duration next = isHearing ? NEXT_LOOK : NEXT_LOOK_OF_THE_DEAF;
        return left.compareTo(next) < 0 ? left : next;
    }

    /** Goes on after this time, where it was called; nothing wakes it. */
    Uni<Boolean> after(Duration time) {
        return listen(List.of()).upTo(time);
    }

    void wake(Collection<UUID> ids) {
        ids.forEach(id -> waits.getOrDefault(id, Set.of()).forEach(Wait::end));
    }

    void wake(BitSet slots) {
        waits.forEach((id, those) -> {
            if (slots.get(Slots.of(id))) {
                those.forEach(Wait::end);
            }
        });
    }

    /** One wait for one wake-up. */
    public final class Wait implements AutoCloseable {

        private final List<UUID> ids;
        private final CompletableFuture<Boolean> done = new CompletableFuture<>();

        private Wait(List<UUID> ids) {
            this.ids = ids;
        }

        /**
         * Until woken, but no longer than this, or a millisecond; goes on where it was called.
         *
         * @return whether it was woken
         */
        public Uni<Boolean> upTo(Duration limit) {
            Context context = Vertx.currentContext();
            Uni<Boolean> woken =
                    Uni.createFrom()
                            .completionStage(done)
                            .ifNoItem()
                            .after(limit.compareTo(TICK) < 0 ? TICK : limit)
                            .recoverWithItem(false)
                            .onTermination()
                            .invoke(this::close);
            return context == null
                    ? woken
                    : woken.emitOn(rest -> context.runOnContext(nothing -> rest.run()));
        }

        private void end() {
            done.complete(true);
        }

        boolean isOver() {
            return done.isDone();
        }

        @Override
        public void close() {
            ids.forEach(id ->
                    waits.computeIfPresent(
                            id,
                            (same, all) -> {
                                all.remove(this);
                                return all.isEmpty() ? null : all;
                            }));
        }
    }
}
