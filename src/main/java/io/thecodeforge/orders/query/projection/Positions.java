package io.thecodeforge.orders.query.projection;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code projector_position}: how far each partition is applied, moved in the transaction of the
 * rows. It alone decides where a projector goes on; nothing is committed to the consumer group.
 */
@ApplicationScoped
class Positions {

    /**
     * All partitions of a batch at once, locked in one order. A partition that another projector
     * has claimed meanwhile, or that stands elsewhere, is missing from the answer.
     */
    private static final String MOVE =
            """
            with mine as (
                select p.partition, b.next_offset
                from projector_position p
                join unnest($2::int[], $3::bigint[], $4::bigint[], $5::bigint[])
                    as b(partition, epoch, expected, next_offset) on b.partition = p.partition
                where p.topic = $1 and p.epoch = b.epoch and p.next_offset = b.expected
                order by p.partition
                for update of p)
            update projector_position p set next_offset = mine.next_offset
            from mine where p.topic = $1 and p.partition = mine.partition
            returning p.partition,
                exists (
                    select from parked_event e where e.partition = p.partition offset 0)
                    as has_parked
            """;

    private static final String HOLD =
            """
            select from projector_position
            where topic = $1 and partition = $2 and epoch = $3 for update
            """;

    private static final String LOCK =
            """
            select from projector_position
            where topic = $1 and (partition = $3
                or partition in (select partition from parked_event where queue = $2))
            order by partition for update
            """;

    private static final String ALL =
            "select partition, topic_id, next_offset from projector_position where topic = $1";

    private final String topic;

    @Inject
    Positions(OrdersConfig config) {
        this(config.topic().name());
    }

    Positions(String topic) {
        this.topic = topic;
    }

    /**
     * Moves each partition behind the last of its records. Whoever does so has these partitions to
     * itself until the transaction ends.
     *
     * @return whether any of them has something parked
     * @throws FencedException (as a failure) if one of them is not where this projector left it
     */
    Uni<Boolean> move(SqlConnection tx, Collection<Delivery> deliveries) {
        Map<Integer, Delivery> last = new TreeMap<>();
        deliveries.forEach(d -> last.put(d.claim().partition(), d));
        return tx.preparedQuery(MOVE)
                .execute(
                        Tuple.of(
                                topic,
                                last.keySet().toArray(Integer[]::new),
                                column(last, d -> d.claim().epoch()),
                                column(last, d -> d.claim().next()),
                                column(last, Delivery::following)))
                .map(rows -> hasParked(rows, last));
    }

    /**
     * Has a partition to itself until the transaction ends, without moving it.
     *
     * @throws FencedException (as a failure) if another projector has claimed it
     */
    Uni<Void> hold(SqlConnection tx, Claim claim) {
        return tx.preparedQuery(HOLD)
                .execute(Tuple.of(topic, claim.partition(), claim.epoch()))
                .invoke(found -> {
                    if (found.size() == 0) {
                        throw new FencedException(List.of(claim));
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Keeps the projector of a queue's partition waiting until the transaction ends.
     *
     * @param partition locked also where the queue is empty
     */
    Uni<Void> lock(SqlConnection tx, Queue queue, int partition) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(topic, queue.name(), partition))
                .replaceWithVoid();
    }

    /** The next offset of each partition, as far as it is of the topic with this id. */
    Uni<Map<Integer, Long>> all(SqlClient client, String topicId) {
        return client.preparedQuery(ALL)
                .execute(Tuple.of(topic))
                .map(rows ->
                        rows.stream()
                                .filter(row -> row.getString("topic_id").equals(topicId))
                                .collect(
                                        Collectors.toMap(
                                                row -> row.getInteger("partition"),
                                                row -> row.getLong("next_offset"))));
    }

    private static boolean hasParked(RowSet<Row> rows, Map<Integer, Delivery> asked) {
        Map<Integer, Delivery> missing = new TreeMap<>(asked);
        boolean hasParked = false;
        for (Row row : rows) {
            Delivery moved = requireNonNull(missing.remove(row.getInteger("partition")));
            moved.claim().hasParked(row.getBoolean("has_parked"));
            hasParked |= row.getBoolean("has_parked");
        }
        if (!missing.isEmpty()) {
            throw new FencedException(missing.values().stream().map(Delivery::claim).toList());
        }
        return hasParked;
    }

    private static Long[] column(Map<Integer, Delivery> last, Function<Delivery, Long> fact) {
        return last.values().stream().map(fact).toArray(Long[]::new);
    }
}
