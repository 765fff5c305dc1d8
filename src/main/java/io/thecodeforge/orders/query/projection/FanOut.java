package io.thecodeforge.orders.query.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * What an event changes beyond what one transaction may hold: kept in the read database by the
 * projection, and done step by step between the batches. A bean of this type is found and called by
 * the projector that has the partition, whoever has begun it.
 */
public interface FanOut {

    /**
     * What a step has done.
     *
     * @param ended the aggregates or users with which nothing is left to do
     * @param isLast whether nothing is left to do in the partition
     */
    record Step(Set<UUID> ended, boolean isLast) {}

    /** The partitions in which something is left to do. */
    Uni<Collection<Integer>> pending(SqlClient client);

    /** How many changes are on their way, in all partitions. */
    Uni<Long> count(SqlClient client);

    /**
     * Takes one step, of bounded size: batches of this partition wait for it.
     *
     * @param tx in a transaction that has the partition to itself
     */
    Uni<Step> step(SqlConnection tx, int partition);
}
