package io.thecodeforge.orders.benchmark;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.events.RecordedEvent;
import io.thecodeforge.orders.query.projection.Columns;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rows that a projector makes of events, written by the same client without any of what makes
 * them right: no event is read, nothing looked up and nothing counted. A statement a table.
 */
final class BareUpsert implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final List<String> TABLES =
            List.of(
                    "user_orders_view",
                    "order_search",
                    "order_history",
                    "user_changes",
                    "user_summary_order",
                    "daily_sales_order");

    private static final String ORDERS =
            """
            insert into bare.user_orders_view as o (
                order_id, user_id, version, status, created_at, updated_at, user_name, user_email,
                user_version, total, currency, item_count, item_names, items, row_json)
            select order_id, user_id, version, status, created_at, created_at, 'Ada Lovelace',
                'ada@example.com', 1, 26.00, 'EUR', 2, 'Clean Code, Pen', $6,
                order_row(
                    order_id, user_id, 'Ada Lovelace', 'ada@example.com', 26.00, 'EUR', 2,
                    'Clean Code, Pen', status, created_at, created_at, version)
            from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::timestamptz[])
                as r(order_id, user_id, version, status, created_at)
            on conflict (order_id) do update set
                version = excluded.version, status = excluded.status,
                updated_at = excluded.updated_at, user_name = excluded.user_name,
                user_email = excluded.user_email, user_version = excluded.user_version,
                total = excluded.total, item_count = excluded.item_count,
                item_names = excluded.item_names, items = excluded.items, row_json = excluded.row_json
                where o.version < excluded.version
            """;

    private static final String HISTORY =
            """
            insert into bare.order_history (order_id, version, user_id, type, occurred_at, data)
            select * from unnest(
                $1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::timestamptz[], $6::text[])
            on conflict do nothing
            """;

    private static final String CHANGES =
            """
            insert into bare.user_changes (user_id, position, kind, body)
            select user_id, position, 'order', repeat('x', 369)
            from unnest($1::uuid[], $2::bigint[]) as c(user_id, position)
            """;

    private static final String SEARCH =
            """
            insert into bare.order_search (order_id, names)
            select order_id, 'Ada Lovelace' || E'\\n' || 'Clean Code, Pen'
            from unnest($1::uuid[]) as s(order_id) on conflict do nothing
            """;

    private static final String SUMMARIES =
            """
            insert into bare.user_summary_order as o
                (order_id, user_id, version, currency, placed_at, total, state)
            select order_id, user_id, version, 'EUR', at, 26.00,
                case when version = 1 then 'open' else 'delivered' end
            from unnest($1::uuid[], $2::uuid[], $3::int[], $4::timestamptz[])
                as s(order_id, user_id, version, at)
            on conflict (order_id) do update set
                version = excluded.version, state = excluded.state
                where o.version < excluded.version
            """;

    private static final String SALES =
            """
            insert into bare.daily_sales_order
                (order_id, version, partition, day, currency, items, total, is_cancelled)
            select order_id, 1, 0, date '2026-11-23', 'EUR', 3, 26.00, false
            from unnest($1::uuid[]) as s(order_id) on conflict do nothing
            """;

    private static final String ITEMS =
            """
            [{"sku":"BK-1","name":"Clean Code","quantity":2,"unitPrice":12.50},\
            {"sku":"PN-7","name":"Pen","quantity":1,"unitPrice":1.00}]\
            """;

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final BareSums sums = new BareSums();
    private final AtomicLong position = new AtomicLong();

    BareUpsert(ServerPorts servers, int connections) {
        PgConnectOptions options =
                PgConnectOptions.fromUri(servers.readUrl())
                        .setUser("orders_read")
                        .setPassword("orders_read")
                        .setCachePreparedStatements(true)
                        .addProperty("plan_cache_mode", "force_generic_plan");
        pool =
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(connections))
                        .connectingTo(options)
                        .using(vertx)
                        .build();
        run("vacuum"); // of what others left, which would be done meanwhile
        run("drop schema if exists bare cascade; create schema bare");
        Stream.concat(TABLES.stream(), BareSums.TABLES.stream())
                .forEach(table ->
                        run("create table bare.%1$s (like %1$s including all)".formatted(table)));
        run("alter table bare.projector_position set (fillfactor = 20)"); // not copied
    }

    /** The orders' rows, each in one of its states; of several events the last. */
    Uni<?> orders(List<Envelope> batch) {
        Map<UUID, Envelope> last = new LinkedHashMap<>();
        batch.forEach(event -> last.put(event.aggregateId(), event));
        return pool.preparedQuery(ORDERS).execute(orderColumns(last.values()));
    }

    /** Every row that is an order's or an event's, in one transaction, none awaiting another. */
    Uni<?> ordersAndEvents(List<Envelope> batch) {
        return inTransaction(tx -> ordersAndEvents(tx, batch));
    }

    /** These, and the rows that are kept of many orders: all that the projector writes. */
    Uni<?> all(List<Envelope> batch) {
        return inTransaction(tx ->
                Uni.combine()
                        .all()
                        .unis(ordersAndEvents(tx, batch), sums.upsert(tx, batch))
                        .discardItems());
    }

    /** Two round trips: the statements are on their way with BEGIN. */
    private Uni<Void> inTransaction(Function<SqlConnection, Uni<Void>> work) {
        return pool.withConnection(tx ->
                Uni.combine()
                        .all()
                        .unis(tx.begin(), Uni.createFrom().deferred(() -> work.apply(tx)))
                        .with((begun, done) -> begun)
                        .chain(Transaction::commit));
    }

    private Uni<Void> ordersAndEvents(SqlConnection tx, List<Envelope> batch) {
        Map<UUID, Envelope> last = new LinkedHashMap<>();
        batch.forEach(event -> last.put(event.aggregateId(), event));
        List<RecordedEvent> events = batch.stream().map(EventCodec::encode).toList();
        List<Envelope> placed = batch.stream().filter(e -> e.version() == 1).toList();
        List<Envelope> summed = last.values().stream().filter(ProjectorEvents::isSummed).toList();
        return Uni.combine()
                .all()
                .unis(
                        run(tx, ORDERS, last.values(), BareUpsert::orderColumns),
                        run(tx, SEARCH, placed, BareUpsert::ids),
                        run(tx, HISTORY, events, BareUpsert::history),
                        run(tx, CHANGES, batch, this::changes),
                        run(tx, SUMMARIES, summed, BareUpsert::summaries),
                        run(tx, SALES, placed, BareUpsert::ids))
                .discardItems();
    }

    /** Nothing is asked of the database for no rows. */
    private static <R> Uni<Void> run(
            SqlConnection tx,
            String sql,
            Collection<R> rows,
            Function<Collection<R>, Tuple> columns) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(sql).execute(columns.apply(rows)).replaceWithVoid();
    }

    private static Tuple ids(Collection<Envelope> events) {
        return Columns.of(events).uuids(Envelope::aggregateId).arguments();
    }

    private static Tuple summaries(Collection<Envelope> rows) {
        return Columns.of(rows)
                .uuids(Envelope::aggregateId)
                .uuids(Envelope::userId)
                .integers(Envelope::version)
                .instants(Envelope::occurredAt)
                .arguments();
    }

    private static Tuple orderColumns(Collection<Envelope> rows) {
        return Columns.of(rows)
                .uuids(Envelope::aggregateId)
                .uuids(Envelope::userId)
                .integers(Envelope::version)
                .texts(ProjectorEvents::status)
                .instants(Envelope::occurredAt)
                .arguments()
                .addValue(ITEMS);
    }

    private static Tuple history(Collection<RecordedEvent> events) {
        return Columns.of(events)
                .uuids(RecordedEvent::aggregateId)
                .integers(RecordedEvent::version)
                .uuids(RecordedEvent::userId)
                .texts(RecordedEvent::type)
                .instants(RecordedEvent::occurredAt)
                .texts(RecordedEvent::data)
                .arguments();
    }

    private Tuple changes(Collection<Envelope> batch) {
        return Columns.of(batch)
                .uuids(Envelope::userId)
                .longs(_ -> position.incrementAndGet())
                .arguments();
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        run("drop schema bare cascade");
        pool.close().await().atMost(PATIENCE);
        vertx.close().await().atMost(PATIENCE);
    }
}
