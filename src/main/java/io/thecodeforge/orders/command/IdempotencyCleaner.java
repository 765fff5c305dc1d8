package io.thecodeforge.orders.command;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.role.Ending;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Deletes idempotency keys that are past their time, a bounded batch at a time: each is a short
 * transaction that waits for nobody ({@code skip locked}, so replicas share the work), and vacuum
 * keeps up with what it leaves.
 */
@ApplicationScoped
class IdempotencyCleaner {

    private static final Logger LOG = Logger.getLogger(IdempotencyCleaner.class);

    private static final int BATCH = 1000;

    private static final String DELETE =
            """
            delete from idempotency_key where key in (
                select key from idempotency_key
                where kept_at <= now() - make_interval(secs => $1)
                order by kept_at limit $2 for update skip locked)
            """;

    private final Pool write;
    private final Duration retention;
    private final Duration interval;

    private Cancellable running = () -> {};

    IdempotencyCleaner(Pool write, OrdersConfig config) {
        this.write = write;
        this.retention = config.idempotency().retention();
        this.interval = config.idempotency().cleaning();
    }

    void start(@Observes @OfRole(ProcessRole.COMMAND) Started started) {
        running =
                Multi.createFrom()
                        .ticks()
                        .startingAfter(interval)
                        .every(interval)
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(tick -> clean())
                        .subscribe()
                        .with(cleaned -> {}, failure -> LOG.error("The cleaner ended", failure));
    }

    void stop(@Observes @OfRole(ProcessRole.COMMAND) Ending stopping) {
        running.cancel();
    }

    private Uni<Void> clean() {
        return deleteBatch()
                .repeat()
                .until(deleted -> deleted < BATCH)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("Keys will be cleaned later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Integer> deleteBatch() {
        return write.preparedQuery(DELETE)
                .execute(Tuple.of((double) retention.toSeconds(), BATCH))
                .map(SqlResult::rowCount);
    }
}
