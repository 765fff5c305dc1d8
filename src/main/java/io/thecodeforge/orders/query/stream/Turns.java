package io.thecodeforge.orders.query.stream;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work of which so much is done at a time, in the order in which it comes. */
final class Turns {

    private final int most;
    private final Set<CompletableFuture<Void>> waiting = new LinkedHashSet<>();
    private final Set<CompletableFuture<Void>> taken = new HashSet<>();

    Turns(int most) {
        this.most = most;
    }

    /** Goes on where it was called. Who gives up waiting lets the others pass. */
    <T> Uni<T> take(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    Context context = Vertx.currentContext();
                    CompletableFuture<Void> turn = new CompletableFuture<>();
                    enter(turn);
                    Uni<Void> begun = Uni.createFrom().completionStage(turn);
                    return (context == null
                                    ? begun
                                    : begun.emitOn(rest -> context.runOnContext(v -> rest.run())))
                            .chain(nothing -> work.get())
                            .onTermination()
                            .invoke(() -> leave(turn));
                });
    }

    private void enter(CompletableFuture<Void> turn) {
        if (isFree(turn)) {
            turn.complete(null);
        }
    }

    private void leave(CompletableFuture<Void> turn) {
        CompletableFuture<Void> next = next(turn);
        if (next != null) {
            next.complete(null);
        }
    }

    private synchronized boolean isFree(CompletableFuture<Void> turn) {
        boolean isFree = taken.size() < most;
        (isFree ? taken : waiting).add(turn);
        return isFree;
    }

    /**
     * Who has the turn of one that leaves; null where that one has none, or nobody waits. Work that
     * is done can be cancelled with what follows on it, and leaves again.
     */
    private synchronized @Nullable CompletableFuture<Void> next(CompletableFuture<Void> leaving) {
        waiting.remove(leaving);
        Iterator<CompletableFuture<Void>> others = waiting.iterator();
        if (!taken.remove(leaving) || !others.hasNext()) {
            return null;
        }
        CompletableFuture<Void> next = others.next();
        others.remove();
        taken.add(next);
        return next;
    }
}
