package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.Columns;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/**
 * {@code user_changes} of orders that move on by several events in one batch: a stream shows every
 * change, so what they were in between is told as well. What they are in the end is told by whoever
 * writes their rows.
 */
final class OrderChanges {

    /** Before the rows change: what a step does not say is as they have it. */
    private static final String LOG =
            """
            insert into user_changes (user_id, position, kind, body)
            select s.user_id, coalesce(f.position, 0) + s.nth, 'order',
                order_row(
                    s.order_id, s.user_id, u.name, u.email, coalesce(s.total::numeric, o.total),
                    coalesce(s.currency, o.currency), coalesce(s.item_count, o.item_count),
                    coalesce(s.item_names, o.item_names), coalesce(s.status, o.status),
                    coalesce(s.created_at, o.created_at), s.updated_at, s.version)
            from unnest($1::uuid[], $2::uuid[], $3::int[], $4::timestamptz[], $5::text[],
                    $6::timestamptz[], $7::text[], $8::int[], $9::text[], $10::text[], $11::int[])
                as s(order_id, user_id, version, updated_at, currency, created_at, total,
                    item_count, item_names, status, nth)
            left join lateral (
                select * from user_orders_view where order_id = s.order_id offset 0) o on true
            left join lateral (
                select * from user_view where user_id = s.user_id offset 0) u on true
            left join lateral (
                select * from user_feed where user_id = s.user_id offset 0) f on true
            """;

    private OrderChanges() {}

    static Uni<Void> log(SqlConnection tx, List<OrderStep> steps) {
        return steps.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(LOG).execute(columns(steps)).replaceWithVoid();
    }

    private static Tuple columns(List<OrderStep> steps) {
        return Columns.of(steps)
                .uuids(OrderStep::orderId)
                .uuids(OrderStep::userId)
                .integers(OrderStep::version)
                .instants(OrderStep::updatedAt)
                .texts(OrderStep::currency)
                .instants(OrderStep::createdAt)
                .amounts(OrderStep::total)
                .integers(step -> ItemTexts.count(step.items()))
                .texts(step -> ItemTexts.names(step.items()))
                .texts(OrderStep::status)
                .integers(OrderStep::nth)
                .arguments();
    }
}
