package io.thecodeforge.orders.query.freshness;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.Projection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;

/** Writes nothing: says what has moved, when the transaction that moved it is committed. */
@ApplicationScoped
class Announcement implements Projection {

    private final ReadSignal signal;
    private final ReadNotifier others;

    Announcement(ReadSignal signal, ReadNotifier others) {
        this.signal = signal;
        this.others = others;
    }

    public String name() {
        return "announcement";
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, EventBatch batch) {
        BitSet moved = Slots.of(batch.events());
        tx.transaction().completion().subscribe().with(committed -> announce(moved), undone -> {});
        return Uni.createFrom().voidItem();
    }

    private void announce(BitSet moved) {
        signal.wake(moved);
        others.tell(moved);
    }
}
