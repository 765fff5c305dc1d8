package io.thecodeforge.orders.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
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

    /** Whatever the quick way fails for, unless it is fenced out, the careful one tells why. */
    Uni<Void> apply(List<Delivery> piece) {
        List<Arrival> arrivals = Delivery.arrivals(piece);
        return piece.stream().anyMatch(delivery -> delivery.claim().mayHaveParked())
                ? careful(piece, arrivals)
                : quick(piece, arrivals)
                        .onFailure(failure -> !(failure instanceof FencedException))
                        .recoverWithUni(() -> careful(piece, arrivals));
    }

    private Uni<Void> careful(List<Delivery> piece, List<Arrival> arrivals) {
        return read.withTransaction(tx ->
                positions
                        .move(tx, piece)
                        .chain(hasParked -> blocked(tx, piece, hasParked))
                        .map(blocked -> Triage.of(arrivals, blocked))
                        .chain(triage -> apply(tx, triage)));
    }

    /**
     * As if nothing were parked, without awaiting whether the positions can be moved: the database
     * moves them first, and if they could not be, or if something is parked, all is undone.
     */
    private Uni<Void> quick(List<Delivery> piece, List<Arrival> arrivals) {
        Triage triage = Triage.of(arrivals, Set.of());
        return PipelinedTransaction.in(
                read,
                tx ->
                        Uni.combine()
                                .all()
                                .unis(
                                        positions
                                                .move(tx, piece)
                                                .invoke(PieceTransactions::hasNone),
                                        Uni.createFrom().deferred(() -> apply(tx, triage)))
                                .discardItems());
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

    private Uni<Void> apply(SqlConnection tx, Triage triage) {
        return projections
                .apply(tx, EventBatch.of(triage.sound()))
                .chain(() -> parkedEvents.add(tx, triage.parked()));
    }
}
