package io.thecodeforge.orders.query.projection;

import static java.util.Objects.requireNonNull;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The transaction of a piece: positions, rows of all projections, and what is parked. */
@ApplicationScoped
class PieceTransactions {

    private final Pool read;
    private final Positions positions;
    private final ParkedEvents parkedEvents;
    private final Projections projections;

    PieceTransactions(
            @ReactiveDataSource("read") Pool read,
            Positions positions,
            ParkedEvents parkedEvents,
            Projections projections) {
        this.read = read;
        this.positions = positions;
        this.parkedEvents = parkedEvents;
        this.projections = projections;
    }

    /** Step by step: nothing is done before it is known what may be. */
    Uni<Void> apply(List<Delivery> piece) {
        List<Arrival> arrivals = Delivery.arrivals(piece);
        return read.withTransaction(tx ->
                positions
                        .move(tx, piece)
                        .chain(hasParked -> blocked(tx, piece, hasParked))
                        .map(blocked -> Triage.of(arrivals, blocked))
                        .chain(triage -> apply(tx, piece, triage)));
    }

    /**
     * As if nothing were parked and nothing came again, without awaiting whether the positions can
     * be moved: the database moves them first. If they could not be, if something is parked, or if
     * a row is not where the events go on, all is undone.
     *
     * @param batch of all of the piece
     * @param before what must have been committed before this is; if that fails, so does this
     * @param moved run when the positions are moved, so that the next piece finds them locked
     */
    Uni<Void> attempt(List<Delivery> piece, EventBatch batch, Uni<Void> before, Runnable moved) {
        return PipelinedTransaction.in(
                read,
                tx ->
                        Uni.combine()
                                .all()
                                .unis(
                                        positions
                                                .move(tx, piece)
                                                .invoke(PieceTransactions::hasNone)
                                                .invoke(moved),
                                        Uni.createFrom()
                                                .deferred(() -> projections.apply(tx, batch)),
                                        failingHere(before))
                                .discardItems());
    }

    /** What is undone by another thread could be gone on with by this one, outside of it. */
    private static Uni<Void> failingHere(Uni<Void> before) {
        Context here = requireNonNull(Vertx.currentContext());
        return before.onFailure()
                .recoverWithUni(failure ->
                        Uni.createFrom()
                                .<Void>failure(failure)
                                .emitOn(task -> here.runOnContext(_ -> task.run())));
    }

    private static void hasNone(boolean hasParked) {
        if (hasParked) {
            throw new IllegalStateException("events are parked that these may have to wait for");
        }
    }

    private Uni<Set<Queue>> blocked(SqlConnection tx, List<Delivery> piece, boolean hasParked) {
        return hasParked
                ? parkedEvents.blocked(tx, Delivery.arrivals(piece))
                : Uni.createFrom().item(Set.of());
    }

    private Uni<Void> apply(SqlConnection tx, List<Delivery> piece, Triage triage) {
        return projections
                .apply(tx, EventBatch.of(triage.sound()))
                .chain(() -> parkedEvents.add(tx, triage.parked()))
                .invoke(() -> {
                    if (!triage.parked().isEmpty()) {
                        Delivery.claims(piece).forEach(claim -> claim.hasParked(true));
                    }
                });
    }
}
