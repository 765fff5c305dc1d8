package io.thecodeforge.orders.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * An older build has parked what it could not read: this one tries again what it can, in each
 * partition that it claims. From then on nobody else parks there, so nothing of an update is left
 * behind. Where projectors are upgraded before those who write new events, none is ever parked for
 * that.
 */
@ApplicationScoped
class RetryAtClaim implements Successor {

    private static final Logger LOG = Logger.getLogger(RetryAtClaim.class);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * The first of each queue, if it is one that could not be read, or one that waits for nothing:
     * what was before it is gone, and whoever was to try it has not come to that.
     */
    private static final String UNREADABLE =
            """
            select queue, partition from (
                select distinct on (queue) queue, partition, kind from parked_queue
                where partition = any($1) order by queue, since, log_offset) as f
            where kind in ('unknown', 'unreadable', 'queued')
            """;

    private final Pool read;
    private final ParkedQueue queues;
    private final Redrive redrive;
    private final Claims claims;

    RetryAtClaim(
            @ReactiveDataSource("read") Pool read,
            ParkedQueue queues,
            Redrive redrive,
            Claims claims) {
        this.read = read;
        this.queues = queues;
        this.redrive = redrive;
        this.claims = claims;
    }

    @Override
    public void follow(List<Claim> made) {
        Uni.createFrom()
                .deferred(() -> readable(stillOurs(made)))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_WAIT)
                .indefinitely()
                .subscribe()
                .with(
                        applied -> LOG.debugf("%d parked events were applied", applied),
                        failure -> LOG.error("Parked events were not tried again", failure));
    }

    private Integer[] stillOurs(List<Claim> made) {
        return made.stream()
                .filter(claim -> claims.of(claim.partition()) == claim)
                .map(Claim::partition)
                .toArray(Integer[]::new);
    }

    private Uni<Integer> readable(Integer[] partitions) {
        return partitions.length == 0
                ? Uni.createFrom().item(0)
                : read.preparedQuery(UNREADABLE)
                        .execute(Tuple.of((Object) partitions))
                        .ifNoItem()
                        .after(PATIENCE)
                        .fail()
                        .onItem()
                        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                        .onItem()
                        .transformToUni(this::retry)
                        .collectFailures() // one that fails does not keep the others waiting
                        .concatenate()
                        .collect()
                        .in(() -> new int[1], (sum, applied) -> sum[0] += applied)
                        .map(sum -> sum[0]);
    }

    private Uni<Integer> retry(Row first) {
        Queue queue = new Queue(first.getString("queue"));
        return read.withConnection(connection -> isReadable(connection, queue))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .chain(isReadable ->
                        isReadable
                                ? redrive.of(queue, first.getInteger("partition"))
                                : Uni.createFrom().item(0));
    }

    private Uni<Boolean> isReadable(SqlConnection connection, Queue queue) {
        return queues.first(connection, queue, 1)
                .map(first -> !Triage.of(first, Set.of()).sound().isEmpty());
    }
}
