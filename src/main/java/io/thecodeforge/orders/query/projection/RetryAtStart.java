package io.thecodeforge.orders.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * An older build has parked what it could not read: this one tries again what it can, once, when it
 * starts. Where projectors are upgraded before those who write new events, none is ever parked for
 * that.
 */
@ApplicationScoped
class RetryAtStart {

    private static final Logger LOG = Logger.getLogger(RetryAtStart.class);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** The first of each queue, if it is one that could not be read. */
    private static final String UNREADABLE =
            """
            select queue from (
                select distinct on (queue) queue, kind from parked_event order by queue, id) as f
            where kind in ('unknown', 'unreadable')
            """;

    private final Pool read;
    private final ParkedQueue queues;
    private final Redrive redrive;

    RetryAtStart(@ReactiveDataSource("read") Pool read, ParkedQueue queues, Redrive redrive) {
        this.read = read;
        this.queues = queues;
        this.redrive = redrive;
    }

    void start(@Observes @OfRole(ProcessRole.PROJECTOR) Started started) {
        readable()
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_WAIT)
                .indefinitely()
                .subscribe()
                .with(
                        applied -> LOG.debugf("%d parked events were applied", applied),
                        failure -> LOG.error("Parked events were not tried again", failure));
    }

    private Uni<Integer> readable() {
        return read.query(UNREADABLE)
                .execute()
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(row -> new Queue(row.getString("queue")))
                .onItem()
                .transformToUniAndConcatenate(this::retry)
                .collect()
                .in(() -> new int[1], (sum, applied) -> sum[0] += applied)
                .map(sum -> sum[0]);
    }

    private Uni<Integer> retry(Queue queue) {
        return read.withConnection(connection -> isReadable(connection, queue))
                .chain(isReadable -> isReadable ? redrive.of(queue) : Uni.createFrom().item(0));
    }

    private Uni<Boolean> isReadable(SqlConnection connection, Queue queue) {
        return queues.first(connection, queue, 1)
                .map(first -> !Triage.of(first, Set.of()).sound().isEmpty());
    }
}
