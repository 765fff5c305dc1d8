package io.thecodeforge.orders.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Applies pieces of a batch: rows, position and what is parked, in one transaction. */
@ApplicationScoped
class Pieces {

    private static final Logger LOG = Logger.getLogger(Pieces.class);

    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** A connection that is gone without a word must not hold the projection up for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pool read;
    private final Positions positions;
    private final ParkedEvents parkedEvents;
    private final PieceTransactions transactions;
    private final ProjectionSpans spans;
    private final Claims claims;
    private final ProjectorState state;

    Pieces(
            @ReactiveDataSource("read") Pool read,
            Positions positions,
            ParkedEvents parkedEvents,
            PieceTransactions transactions,
            ProjectionSpans spans,
            Claims claims,
            ProjectorState state) {
        this.read = read;
        this.positions = positions;
        this.parkedEvents = parkedEvents;
        this.transactions = transactions;
        this.spans = spans;
        this.claims = claims;
        this.state = state;
    }

    Uni<Piece> apply(List<Delivery> piece) {
        EventBatch batch = EventBatch.of(Delivery.arrivals(piece));
        return untilAnswered(
                piece,
                spans.around(batch, transactions.apply(piece))
                        .onFailure(Refusal::isInDoubt)
                        .retry()
                        .withBackOff(FIRST_RETRY)
                        .atMost(1)
                        .replaceWith((Piece) new Piece.Applied())
                        .onFailure(Refusal::is)
                        .recoverWithItem(Piece.Refused::new));
    }

    /**
     * Parks an event that could not be applied. Once, and not until it works: a store that does not
     * even take that may have refused the event for a reason of its own.
     */
    Uni<Piece> park(Delivery broken, Throwable failure) {
        Parked parked = Parked.refused(broken.arrival(), failure);
        Uni<Void> transaction =
                read.withTransaction(tx ->
                        positions
                                .move(tx, List.of(broken))
                                .chain(() -> parkedEvents.add(tx, List.of(parked))));
        Object wait = new Object();
        return answer(List.of(broken), transaction.replaceWith((Piece) new Piece.Applied()))
                .invoke(outcome -> log(outcome, broken, failure))
                .onFailure()
                .invoke(away -> state.waitsFor(wait, away))
                .onFailure()
                .recoverWithUni(away -> later(new Piece.Undecided()))
                .onTermination()
                .invoke(() -> state.goesOn(wait));
    }

    /** An outage parks nothing: it is waited for. */
    private Uni<Piece> untilAnswered(List<Delivery> piece, Uni<Piece> transaction) {
        Object wait = new Object();
        return answer(piece, transaction)
                .onFailure()
                .invoke(failure -> state.waitsFor(wait, failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_WAIT)
                .indefinitely()
                .onTermination()
                .invoke(() -> state.goesOn(wait));
    }

    private Uni<Piece> answer(List<Delivery> piece, Uni<Piece> transaction) {
        return transaction
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(outcome -> answered(piece, outcome))
                .onFailure(FencedException.class)
                .recoverWithItem(this::fenced);
    }

    private static Uni<Piece> later(Piece outcome) {
        return Uni.createFrom().item(outcome).onItem().delayIt().by(LONGEST_WAIT);
    }

    private void answered(List<Delivery> piece, Piece outcome) {
        if (outcome instanceof Piece.Applied) {
            piece.forEach(delivery -> delivery.claim().advance(delivery.following()));
        }
    }

    private static void log(Piece outcome, Delivery broken, Throwable failure) {
        if (outcome instanceof Piece.Applied) {
            LOG.warnf(failure, "%s is parked", broken.arrival().record().place());
        }
    }

    private Piece fenced(FencedException failure) {
        claims.claimAgain(failure.claims());
        return new Piece.Fenced(failure.partitions());
    }
}
