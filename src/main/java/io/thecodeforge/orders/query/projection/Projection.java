package io.thecodeforge.orders.query.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Keeps one read model up to date. A bean of this type is found and called by the projector.
 *
 * <p>Events come at least once, so applying one again must change nothing: each row carries the
 * version of what it shows, and a write applies only if it is newer. The events of one user come in
 * order; those of different users in any.
 */
public interface Projection {

    /** What operators call it; never changed, for it may be stored. */
    String name();

    /**
     * Those with a lower number are applied first: a view may read what they have written. Those
     * with the same number are applied side by side.
     */
    default int order() {
        return 100;
    }

    /**
     * Applies a batch, with a number of statements that does not depend on its size.
     *
     * @param tx in the transaction of the batch
     */
    Uni<Void> apply(SqlConnection tx, EventBatch batch);
}
