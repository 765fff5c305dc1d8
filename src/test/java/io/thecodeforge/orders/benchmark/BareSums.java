package io.thecodeforge.orders.benchmark;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.journey.Partitions;
import io.thecodeforge.orders.query.projection.Columns;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows that a projector keeps of many orders: positions, counts, sums and how far the lists
 * have moved. Here each is given, and not moved from what it was; a batch writes each row once.
 */
final class BareSums {

    static final List<String> TABLES =
            List.of(
                    "projector_position",
                    "user_order_counts",
                    "user_feed",
                    "orders_feed",
                    "order_totals",
                    "user_summary",
                    "daily_sales");

    private static final String POSITIONS =
            """
            insert into bare.projector_position (topic, partition, topic_id, next_offset, epoch)
            select 'orders.events.v1', partition, 'x', next, 1
            from unnest($1::int[], $2::bigint[]) as p(partition, next)
            on conflict (topic, partition) do update set next_offset = excluded.next_offset
            """;

    private static final String COUNTS =
            """
            insert into bare.user_order_counts (user_id, status, orders)
            select * from unnest($1::uuid[], $2::text[], $3::bigint[])
            on conflict (user_id, status) do update set orders = excluded.orders
            """;

    private static final String USERS =
            """
            insert into bare.user_feed (user_id, position)
            select * from unnest($1::uuid[], $2::bigint[])
            on conflict (user_id) do update set position = excluded.position
            """;

    private static final String EVERYBODY =
            """
            insert into bare.orders_feed (partition, position)
            select * from unnest($1::int[], $2::bigint[])
            on conflict (partition) do update set position = excluded.position
            """;

    private static final String TOTALS =
            """
            insert into bare.order_totals (partition, status, orders)
            select * from unnest($1::int[], $2::text[], $3::bigint[])
            on conflict (status, partition) do update set orders = excluded.orders
            """;

    private static final String SUMMARIES =
            """
            insert into bare.user_summary
                (user_id, currency, orders, open, cancelled, spent, last_order_at, changes)
            select user_id, 'EUR', n, n, 0, 26.00, at, n
            from unnest($1::uuid[], $2::timestamptz[], $3::bigint[]) as s(user_id, at, n)
            on conflict (user_id, currency) do update set
                orders = excluded.orders, open = excluded.open, cancelled = excluded.cancelled,
                spent = excluded.spent, last_order_at = excluded.last_order_at,
                changes = excluded.changes
            """;

    private static final String SALES =
            """
            insert into bare.daily_sales
                (day, currency, partition, orders, items, revenue, cancellations)
            select date '2026-11-23', 'EUR', partition, n, n, 26.00, 0
            from unnest($1::int[], $2::bigint[]) as s(partition, n)
            on conflict (day, currency, partition) do update set
                orders = excluded.orders, items = excluded.items, revenue = excluded.revenue,
                cancellations = excluded.cancellations
            """;

    private final AtomicLong number = new AtomicLong();

    /** None awaits another. */
    Uni<Void> upsert(SqlConnection tx, List<Envelope> batch) {
        List<Kept> kept = batch.stream().flatMap(Kept::of).toList();
        return Uni.combine()
                .all()
                .unis(
                        partitions(tx, POSITIONS, kept),
                        partitions(tx, EVERYBODY, kept),
                        partitions(tx, SALES, kept.stream().filter(Kept::isPlaced).toList()),
                        users(tx, USERS, kept),
                        summaries(tx, kept.stream().filter(Kept::isSummed).toList()),
                        counts(tx, kept),
                        totals(tx, kept))
                .discardItems();
    }

    private Uni<Void> partitions(SqlConnection tx, String sql, List<Kept> kept) {
        return run(tx, sql, one(kept, Kept::partition), rows -> rows.integers(Kept::partition));
    }

    private Uni<Void> users(SqlConnection tx, String sql, List<Kept> kept) {
        return run(tx, sql, one(kept, Kept::user), rows -> rows.uuids(Kept::user));
    }

    private Uni<Void> summaries(SqlConnection tx, List<Kept> kept) {
        return run(
                tx,
                SUMMARIES,
                one(kept, Kept::user),
                rows -> rows.uuids(Kept::user).instants(Kept::at));
    }

    private Uni<Void> counts(SqlConnection tx, List<Kept> kept) {
        return run(
                tx,
                COUNTS,
                one(kept, row -> List.of(row.user(), row.status())),
                rows -> rows.uuids(Kept::user).texts(Kept::status));
    }

    private Uni<Void> totals(SqlConnection tx, List<Kept> kept) {
        return run(
                tx,
                TOTALS,
                one(kept, row -> List.of(row.partition(), row.status())),
                rows -> rows.integers(Kept::partition).texts(Kept::status));
    }

    /** What is kept comes last: here no more than another number each time. */
    private Uni<Void> run(
            SqlConnection tx, String sql, Collection<Kept> rows, UnaryOperator<Columns<Kept>> key) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(sql)
                        .execute(
                                key.apply(Columns.of(rows))
                                        .longs(_ -> number.incrementAndGet())
                                        .arguments())
                        .replaceWithVoid();
    }

    /** A statement can write a row only once. */
    private static Collection<Kept> one(List<Kept> kept, Function<Kept, Object> key) {
        Map<Object, Kept> one = new LinkedHashMap<>();
        kept.forEach(row -> one.put(key.apply(row), row));
        return one.values();
    }

    /** What an event moves something to, or from. */
    private record Kept(
            UUID user,
            int partition,
            String status,
            Instant at,
            boolean isPlaced,
            boolean isSummed) {

        static Stream<Kept> of(Envelope event) {
            return IntStream.rangeClosed(Math.max(1, event.version() - 1), event.version())
                    .mapToObj(version ->
                            new Kept(
                                    event.userId(),
                                    Partitions.of(event.userId().toString()),
                                    ProjectorEvents.status(version),
                                    event.occurredAt(),
                                    event.version() == 1,
                                    ProjectorEvents.isSummed(event)));
        }
    }
}
