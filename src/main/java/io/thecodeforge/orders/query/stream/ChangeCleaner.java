package io.thecodeforge.orders.query.stream;

import io.quarkus.reactive.datasource.ReactiveDataSource;
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
 * Deletes changes that are past their time, oldest first, a bounded batch at a time: each is a
 * short transaction that waits for nobody ({@code skip locked}, so replicas share the work).
 */
@ApplicationScoped
class ChangeCleaner {

    private static final Logger LOG = Logger.getLogger(ChangeCleaner.class);

    private static final int BATCH = 1000;

    private static final String DELETE =
            """
            delete from user_changes where (user_id, position) in (
                select user_id, position from user_changes
                where changed_at <= now() - make_interval(secs => $1)
                order by changed_at, user_id, position limit $2 for update skip locked)
            """;

    private final Pool read;
    private final Duration retention;
    private final Duration interval;

    private Cancellable running = () -> {};

    ChangeCleaner(@ReactiveDataSource("read") Pool read, OrdersConfig config) {
        this.read = read;
        this.retention = config.stream().retention();
        this.interval = config.stream().cleaning();
    }

    void start(@Observes @OfRole(ProcessRole.PROJECTOR) Started started) {
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

    void stop(@Observes @OfRole(ProcessRole.PROJECTOR) Ending stopping) {
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
                        LOG.warnf("Changes will be cleaned later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Integer> deleteBatch() {
        return read.preparedQuery(DELETE)
                .execute(Tuple.of((double) retention.toMillis() / 1000, BATCH))
                .map(SqlResult::rowCount);
    }
}
