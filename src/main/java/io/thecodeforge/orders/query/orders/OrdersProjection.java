package io.thecodeforge.orders.query.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.Projection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * {@code user_orders_view} and {@code user_order_totals}. The totals move by what the row moved, in
 * the same statement: a repeated event moves no row and so no total.
 *
 * <p>Whatever an event says, the row takes the newest that is known of the user: so it is right
 * wherever a rename has got to.
 */
@ApplicationScoped
class OrdersProjection implements Projection {

    /** Locks the rows in one order, so that no two transactions wait for each other. */
    private static final String KNOWN =
            """
            select order_id, version from user_orders_view
            where order_id = any($1) order by order_id for update
            """;

    /** Orders that begin in this batch. */
    private static final String INSERT =
            """
            with placed as (
                insert into user_orders_view (
                    order_id, user_id, user_name, user_email, user_version, total, currency,
                    item_count, item_names, items, status, created_at, updated_at, version,
                    carrier, tracking_number, shipped_at, delivered_at, cancellation_reason,
                    cancelled_at)
                select p.order_id, p.user_id, u.name, u.email, u.version, p.total::numeric,
                    p.currency, p.item_count, p.item_names, p.items, p.status, p.created_at,
                    p.updated_at, p.version, p.carrier, p.tracking_number, p.shipped_at,
                    p.delivered_at, p.cancellation_reason, p.cancelled_at
                from %s left join user_view u on u.user_id = p.user_id
                order by p.order_id
                returning order_id, user_id, currency, status, total, created_at, version),
            totals as (
                insert into user_order_totals as t
                    (user_id, currency, status, orders, amount, last_placed_at)
                select user_id, currency, status, count(*), sum(total), max(created_at)
                from placed group by user_id, currency, status order by user_id, currency, status
                on conflict (user_id, currency, status) do update set
                    orders = t.orders + excluded.orders,
                    amount = t.amount + excluded.amount,
                    last_placed_at = greatest(t.last_placed_at, excluded.last_placed_at))
            select order_id, null as old_status, status as new_status, version as changes
            from placed
            """
                    .formatted(OrderPatches.RELATION);

    private static final String UPDATE =
            """
            with moved as (
                update user_orders_view o set
                    (user_name, user_email, user_version) = (
                        select name, email, version from user_view where user_id = o.user_id),
                    total = coalesce(p.total::numeric, o.total),
                    item_count = coalesce(p.item_count, o.item_count),
                    item_names = coalesce(p.item_names, o.item_names),
                    items = coalesce(p.items, o.items),
                    status = coalesce(p.status, o.status),
                    carrier = coalesce(p.carrier, o.carrier),
                    tracking_number = coalesce(p.tracking_number, o.tracking_number),
                    shipped_at = coalesce(p.shipped_at, o.shipped_at),
                    delivered_at = coalesce(p.delivered_at, o.delivered_at),
                    cancellation_reason = coalesce(p.cancellation_reason, o.cancellation_reason),
                    cancelled_at = coalesce(p.cancelled_at, o.cancelled_at),
                    updated_at = p.updated_at,
                    version = p.version
                from %s
                where o.order_id = p.order_id
                returning o.order_id, o.user_id, o.currency, o.created_at,
                    new.version - old.version as changes,
                    old.status as old_status, old.total as old_total,
                    new.status as new_status, new.total as new_total),
            steps as (
                select user_id, currency, old_status as status, -1 as orders, -old_total as amount,
                    created_at
                from moved
                union all
                select user_id, currency, new_status, 1, new_total, created_at from moved),
            totals as (
                insert into user_order_totals as t
                    (user_id, currency, status, orders, amount, last_placed_at)
                select user_id, currency, status, sum(orders), sum(amount), max(created_at)
                from steps group by user_id, currency, status order by user_id, currency, status
                on conflict (user_id, currency, status) do update set
                    orders = t.orders + excluded.orders,
                    amount = t.amount + excluded.amount,
                    last_placed_at = greatest(t.last_placed_at, excluded.last_placed_at))
            select order_id, old_status, new_status, changes from moved
            """
                    .formatted(OrderPatches.RELATION);

    private final ObjectMapper json;

    OrdersProjection(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, EventBatch batch) {
        UUID[] orders = OrderPatches.orders(batch);
        return orders.length == 0
                ? Uni.createFrom().voidItem()
                : known(tx, orders)
                        .call(known -> OrderChanges.log(tx, OrderStep.of(batch, known)))
                        .chain(known -> run(tx, OrderPatches.of(batch, known)))
                        .chain(moves -> OrderCounts.move(tx, moves, batch.partitions()));
    }

    private Uni<List<OrderMove>> run(SqlConnection tx, OrderPatches patches) {
        List<OrderMove> moves = new ArrayList<>();
        return run(tx, INSERT, patches.placed())
                .invoke(moves::addAll)
                .chain(() -> run(tx, UPDATE, patches.changed()))
                .invoke(moves::addAll)
                .replaceWith(moves);
    }

    private static Uni<Map<UUID, Integer>> known(SqlConnection tx, UUID[] orders) {
        return tx.preparedQuery(KNOWN)
                .execute(Tuple.of((Object) orders))
                .map(rows ->
                        rows.stream()
                                .collect(
                                        Collectors.toMap(
                                                row -> row.getUUID("order_id"),
                                                row -> row.getInteger("version"))));
    }

    private Uni<List<OrderMove>> run(SqlConnection tx, String sql, OrderPatches patches) {
        return patches.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tx.preparedQuery(sql)
                        .execute(patches.columns(json))
                        .map(rows -> rows.stream().map(OrderMove::of).toList());
    }
}
