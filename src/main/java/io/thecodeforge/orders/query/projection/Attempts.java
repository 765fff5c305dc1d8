package io.thecodeforge.orders.query.projection;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.role.Ending;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tries each poll as what nearly all are: just what follows on what is there. That takes fewer
 * round trips, and the next poll need not wait for the answers of this one: it is sent as soon as
 * this one has its positions, and the database has it wait there for this one's commit.
 *
 * <p>Nothing relies on an attempt. One that fails has changed nothing, and its poll is applied step
 * by step, after those before it; and so are the polls behind it that had begun, for an attempt
 * expects the places that the one before it leaves, and is committed only if that was.
 */
@ApplicationScoped
class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    /**
     * Events. What comes in while a poll is applied is the next, and one large poll costs less than
     * two small ones: so while much comes, the next does not begin before this one is done.
     */
    private static final int FEW = 8;

    /** A connection that is gone without a word; step by step, it is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final PieceTransactions transactions;
    private final ProjectionSpans spans;
    private final Collection<UnderWay> underWay = new ConcurrentLinkedQueue<>();
    private volatile boolean isEnding;

    Attempts(PieceTransactions transactions, ProjectionSpans spans) {
        this.transactions = transactions;
        this.spans = spans;
    }

    /** What the database has of them it may still do: whoever comes next finds how far it got. */
    void stop(@Observes @OfRole(ProcessRole.PROJECTOR) Ending ending) {
        isEnding = true;
        underWay.forEach(UnderWay::cancel);
    }

    /**
     * @param stepByStep what to do where the attempt fails, or is not worth making
     * @return when the next poll can begin; never, where the process ends
     */
    Uni<Void> make(List<Delivery> poll, Supplier<Uni<Void>> stepByStep) {
        if (isEnding) {
            return Uni.createFrom().nothing();
        }
        UnderWay mine = new UnderWay(poll);
        List<UnderWay> earlier = List.copyOf(underWay);
        List<UnderWay> before = mine.among(earlier);
        Supplier<Uni<Void>> otherwise =
                () -> {
                    mine.attempted.cancel(false);
                    return all(before, p -> p.done).chain(_ -> stepByStep.get());
                };
        Uni<Void> applied =
                isLikely(mine, before)
                        ? attempt(mine, all(before, p -> p.attempted), () -> moved(mine, earlier))
                                .onFailure()
                                .recoverWithUni(_ -> otherwise.get())
                        : otherwise.get();

        underWay.add(mine);
        mine.done.whenComplete((_, failure) -> ended(mine, failure));
        mine.begin(applied);
        return Uni.createFrom().completionStage(mine.next).onCancellation().invoke(mine::cancel);
    }

    private static boolean isLikely(UnderWay mine, List<UnderWay> before) {
        return mine.claims.stream().allMatch(Claim::isTrusted)
                && Triage.of(Delivery.arrivals(mine.poll), Set.of()).parked().isEmpty()
                && before.stream().noneMatch(p -> p.attempted.isCompletedExceptionally());
    }

    private Uni<Void> attempt(UnderWay mine, Uni<Void> before, Runnable moved) {
        EventBatch batch = EventBatch.of(Delivery.arrivals(mine.poll)).tried();
        Instant begun = Instant.now();
        return transactions
                .attempt(mine.poll, batch, before, moved)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(() -> Delivery.advance(mine.poll))
                .invoke(mine.attempted::complete)
                .invoke(() -> spans.ended(batch, begun))
                .onFailure()
                .invoke(failure -> failed(mine, failure));
    }

    /** Two are under way at most, for the connections are others' as well. */
    private static void moved(UnderWay mine, List<UnderWay> earlier) {
        if (mine.poll.size() <= FEW) {
            UnderWay.all(earlier, p -> p.done).thenAccept(mine.next::complete);
        }
    }

    private static void failed(UnderWay mine, Throwable failure) {
        LOG.debugf("A poll of %s is applied step by step: %s", mine.claims, failure);
        mine.claims.forEach(Claim::distrust);
    }

    private void ended(UnderWay mine, @Nullable Throwable failure) {
        underWay.remove(mine);
        if (failure == null) {
            mine.next.complete(null);
        } else {
            LOG.errorf(failure, "A poll of %s is not applied", mine.claims);
            mine.next.completeExceptionally(failure);
        }
    }

    private static Uni<Void> all(
            List<UnderWay> some, Function<UnderWay, CompletableFuture<Void>> what) {
        return Uni.createFrom().completionStage(UnderWay.all(some, what));
    }
}
