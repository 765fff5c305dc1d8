package io.thecodeforge.orders.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Deletes rows that are past their time, now and then, a bounded batch at a time: each is a short
 * transaction, and vacuum keeps up with what it leaves.
 */
public final class Pruning {

    private static final Logger LOG = Logger.getLogger(Pruning.class);

    private static final int BATCH = 1000;

    private final String what;
    private final Pool pool;
    private final String delete;
    private final Duration retention;

    private Cancellable running = () -> {};

    /**
     * @param what they are, for the log
     * @param delete of the oldest that are older than {@code $1} seconds, {@code $2} of them at
     *     most, {@code skip locked}, so that it waits for nobody and replicas share the work
     */
    public Pruning(String what, Pool pool, String delete, Duration retention) {
        this.what = what;
        this.pool = pool;
        this.delete = delete;
        this.retention = retention;
    }

    public void start(Duration interval) {
        running =
                Multi.createFrom()
                        .ticks()
                        .startingAfter(interval)
                        .every(interval)
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(tick -> prune())
                        .subscribe()
                        .with(
                                pruned -> {},
                                failure ->
                                        LOG.errorf(
                                                failure,
                                                "No more %s will be deleted until a restart",
                                                what));
    }

    public void stop() {
        running.cancel();
    }

    private Uni<Void> prune() {
        return deleteBatch()
                .repeat()
                .until(deleted -> deleted < BATCH)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("Old %s will be deleted later: %s", what, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Integer> deleteBatch() {
        return pool.preparedQuery(delete)
                .execute(Tuple.of((double) retention.toMillis() / 1000, BATCH))
                .map(SqlResult::rowCount);
    }
}
