package io.thecodeforge.orders.journal;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.thecodeforge.orders.role.Ending;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
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
            select make_journal_partition((now() at time zone 'UTC' + make_interval(months => ahead))::date)
            from generate_series(0, 3) ahead
            """;

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
        return write.query(MAKE)
                .execute()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("Partitions will be made later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
