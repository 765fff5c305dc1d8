package io.thecodeforge.orders.journal;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.thecodeforge.orders.role.Ending;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Makes the journal's partitions ahead of their time: this month's and the next three's, looked
 * after at the start and twice a day. Where nobody did, events would go to {@code journal_other},
 * and no command would fail.
 */
@ApplicationScoped
class JournalPartitions {

    private static final Logger LOG = Logger.getLogger(JournalPartitions.class);

    private static final String MAKE =
            """
            select make_journal_partition((now() at time zone 'UTC' + make_interval(months => $1))::date)
            """;

    /** Where what went elsewhere meanwhile has to be moved. */
    private static final String TIME = "set local statement_timeout = '100s'";

    /** The furthest first: it is made at once, and keeps the time that is left from running out. */
    private static final List<Integer> AHEAD = List.of(3, 2, 1, 0);

    private static final Duration INTERVAL = Duration.ofHours(12);

    private final Pool write;

    private Cancellable running = () -> {};

    JournalPartitions(Pool write) {
        this.write = write;
    }

    void start(@Observes @OfRole(ProcessRole.RELAY) Started started) {
        running =
                Multi.createFrom()
                        .ticks()
                        .every(INTERVAL)
                        .onItem()
                        .transformToUniAndConcatenate(tick -> make())
                        .subscribe()
                        .with(made -> {});
    }

    void stop(@Observes @OfRole(ProcessRole.RELAY) Ending stopping) {
        running.cancel();
    }

    private Uni<Void> make() {
        return Multi.createFrom()
                .iterable(AHEAD)
                .onItem()
                .transformToUniAndConcatenate(this::make)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** One that cannot be made does not keep the others from it. */
    private Uni<Void> make(int months) {
        return write.withTransaction(tx ->
                        tx.query(TIME)
                                .execute()
                                .chain(() -> tx.preparedQuery(MAKE).execute(Tuple.of(months))))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("Partitions will be made later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
