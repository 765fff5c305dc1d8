package io.thecodeforge.orders.query.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code parked_event}, as the projector writes it. */
@ApplicationScoped
class ParkedEvents {

    /** One that comes again is not parked twice. */
    private static final String ADD =
            """
            insert into parked_event (
                topic_id, partition, log_offset, queue, kind, reason, event_id, type, aggregate_id,
                version, key, headers, value, recorded_at)
            select topic_id, partition, log_offset, queue, kind, reason, event_id, type, aggregate_id,
                version, key, headers, value, recorded_at
            from unnest(
                $1::text[], $2::int[], $3::bigint[], $4::text[], $5::text[], $6::text[],
                $7::uuid[], $8::text[], $9::uuid[], $10::int[], $11::bytea[], $12::text[],
                $13::bytea[], $14::timestamptz[]) with ordinality as e(
                topic_id, partition, log_offset, queue, kind, reason, event_id, type, aggregate_id,
                version, key, headers, value, recorded_at, place)
            order by place
            on conflict do nothing
            """;

    private static final String BLOCKED =
            "select distinct queue from parked_event where queue = any($1)";

    /**
     * @param parked in the order in which they will be tried again
     */
    Uni<Void> add(SqlConnection tx, List<Parked> parked) {
        return parked.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(ADD).execute(ParkedColumns.of(parked)).replaceWithVoid();
    }

    /** Those of the queues of some records that hold something. */
    Uni<Set<Queue>> blocked(SqlConnection tx, List<Arrival> arrivals) {
        String[] queues =
                arrivals.stream()
                        .flatMap(arrival -> Triage.queues(arrival).stream())
                        .map(Queue::name)
                        .distinct()
                        .toArray(String[]::new);
        return tx.preparedQuery(BLOCKED)
                .execute(Tuple.of((Object) queues))
                .map(rows ->
                        rows.stream()
                                .map(row -> new Queue(row.getString("queue")))
                                .collect(Collectors.toSet()));
    }
}
