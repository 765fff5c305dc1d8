package io.thecodeforge.orders.query.sales;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.Columns;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.Projection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * {@code daily_sales}: moved, in one statement, by what each order's own row moves from its old to
 * its new state. An event that comes again moves no row and so no sum; one of an order whose
 * placing was never seen has nothing to move.
 */
@ApplicationScoped
class DailySalesProjection implements Projection {

    private static final String MOVE =
            """
            with told as (
                select * from unnest($1::uuid[], $2::int[], $3::int[], $4::date[], $5::text[],
                    $6::bigint[], $7::text[]::numeric[], $8::bool[])
                    as t(order_id, version, partition, day, currency, items, total, is_cancelled)),
            news as (
                select t.order_id, max(t.version) as version, max(t.partition) as partition,
                    max(coalesce(t.day, k.day)) as day,
                    max(coalesce(t.currency, k.currency)) as currency,
                    coalesce(
                        (array_agg(t.items order by t.items is null, t.version desc))[1],
                        max(k.items)) as items,
                    coalesce(
                        (array_agg(t.total order by t.total is null, t.version desc))[1],
                        max(k.total)) as total,
                    bool_or(t.is_cancelled or coalesce(k.is_cancelled, false)) as is_cancelled
                from told t left join lateral (
                    select * from daily_sales_order o
                    where o.order_id = t.order_id offset 0) k on true
                where t.version > coalesce(k.version, 0)
                group by t.order_id),
            moved as (
                insert into daily_sales_order as o
                    (order_id, version, partition, day, currency, items, total, is_cancelled)
                select order_id, version, partition, day, currency, items, total, is_cancelled
                from news where day is not null order by order_id
                on conflict (order_id) do update set
                    version = excluded.version, partition = excluded.partition,
                    items = excluded.items, total = excluded.total,
                    is_cancelled = excluded.is_cancelled
                    where o.version < excluded.version
                returning day, currency, partition,
                    (old.order_id is null)::int as orders,
                    new.items - coalesce(old.items, 0) as items,
                    new.total * (not new.is_cancelled)::int
                        - coalesce(old.total * (not old.is_cancelled)::int, 0) as revenue,
                    new.is_cancelled::int - coalesce(old.is_cancelled::int, 0) as cancellations)
            insert into daily_sales as s
                (day, currency, partition, orders, items, revenue, cancellations)
            select day, currency, partition, sum(orders), sum(items), sum(revenue),
                sum(cancellations)
            from moved group by day, currency, partition order by day, currency, partition
            on conflict (day, currency, partition) do update set
                orders = s.orders + excluded.orders,
                items = s.items + excluded.items,
                revenue = s.revenue + excluded.revenue,
                cancellations = s.cancellations + excluded.cancellations
            """;

    @Override
    public String name() {
        return "daily-sales";
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, EventBatch batch) {
        List<Sale> sales = Sale.of(batch).toList();
        return sales.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(MOVE).execute(columns(sales)).replaceWithVoid();
    }

    private static Tuple columns(List<Sale> sales) {
        return Columns.of(sales)
                .uuids(Sale::orderId)
                .integers(Sale::version)
                .integers(Sale::partition)
                .dates(Sale::day)
                .texts(Sale::currency)
                .longs(Sale::items)
                .amounts(Sale::total)
                .booleans(Sale::isCancelled)
                .arguments();
    }
}
