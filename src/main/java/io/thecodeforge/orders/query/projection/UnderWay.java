package io.thecodeforge.orders.query.projection;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A poll that is being applied, as those behind it see it. */
final class UnderWay {

    final List<Delivery> poll;
    final Set<Claim> claims;

    /** Fails where its attempt does, or is not made. */
    final CompletableFuture<Void> attempted = new CompletableFuture<>();

    /** When it is applied or parked, however that came about, or is ours no more. */
    final CompletableFuture<Void> done = new CompletableFuture<>();

    /** When the next can begin: at the latest then. */
    final CompletableFuture<Void> next = new CompletableFuture<>();

    private volatile Cancellable work = () -> {};

    UnderWay(List<Delivery> poll) {
        this.poll = poll;
        this.claims = Delivery.claims(poll);
    }

    /** Those that are of partitions of its own. */
    List<UnderWay> among(Collection<UnderWay> others) {
        return others.stream().filter(o -> !Collections.disjoint(claims, o.claims)).toList();
    }

    void begin(Uni<Void> applied) {
        work = applied.subscribe().with(done::complete, done::completeExceptionally);
    }

    /** No more is begun of it, and nobody hears of it again. */
    void cancel() {
        work.cancel();
    }

    static CompletableFuture<Void> all(
            Collection<UnderWay> some, Function<UnderWay, CompletableFuture<Void>> what) {
        return CompletableFuture.allOf(some.stream().map(what).toArray(CompletableFuture[]::new));
    }
}
