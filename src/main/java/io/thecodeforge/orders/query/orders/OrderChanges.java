package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.OrderItem;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code user_changes}, and the position of each user in {@code user_feed}: one up for each event,
 * also of several of one order in a batch, so that a stream shows every change.
 */
final class OrderChanges {

    /**
     * Before the rows change: what a step does not say is as they have it. Nobody else raises the
     * position meanwhile, for a user's events are in one partition; if somebody did, two changes
     * would have one position, and be refused.
     */
    private static final String LOG =
            """
            with steps as (
                select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::timestamptz[],
                    $5::text[], $6::timestamptz[], $7::text[], $8::int[], $9::text[], $10::text[])
                    with ordinality
                    as s(order_id, user_id, version, updated_at, currency, created_at, total,
                        item_count, item_names, status, nth)),
            raised as (
                insert into user_feed as f (user_id, position)
                select user_id, count(*) from steps group by user_id order by user_id
                on conflict (user_id) do update set position = f.position + excluded.position)
            insert into user_changes (user_id, position, kind, body)
            select s.user_id,
                coalesce(f.position, 0)
                    + row_number() over (partition by s.user_id order by s.nth),
                'order',
                order_row(
                    s.order_id, s.user_id, u.name, u.email, coalesce(s.total::numeric, o.total),
                    coalesce(s.currency, o.currency), coalesce(s.item_count, o.item_count),
                    coalesce(s.item_names, o.item_names), coalesce(s.status, o.status),
                    coalesce(s.created_at, o.created_at), s.updated_at, s.version)
            from steps s
            left join user_orders_view o on o.order_id = s.order_id
            left join user_view u on u.user_id = s.user_id
            left join user_feed f on f.user_id = s.user_id
            """;

    private OrderChanges() {}

    static Uni<Void> log(SqlConnection tx, List<OrderStep> steps) {
        return steps.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(LOG).execute(columns(steps)).replaceWithVoid();
    }

    private static Tuple columns(List<OrderStep> steps) {
        return Tuple.tuple()
                .addValue(steps.stream().map(OrderStep::orderId).toArray(UUID[]::new))
                .addValue(steps.stream().map(OrderStep::userId).toArray(UUID[]::new))
                .addValue(steps.stream().map(OrderStep::version).toArray(Integer[]::new))
                .addValue(instants(steps, OrderStep::updatedAt))
                .addValue(steps.stream().map(OrderStep::currency).toArray(String[]::new))
                .addValue(instants(steps, OrderStep::createdAt))
                .addValue(steps.stream().map(s -> plain(s.total())).toArray(String[]::new))
                .addValue(steps.stream().map(s -> size(s.items())).toArray(Integer[]::new))
                .addValue(steps.stream().map(s -> names(s.items())).toArray(String[]::new))
                .addValue(steps.stream().map(OrderStep::status).toArray(String[]::new));
    }

    private static OffsetDateTime[] instants(
            List<OrderStep> steps, Function<OrderStep, @Nullable Instant> instant) {
        return steps.stream().map(s -> utc(instant.apply(s))).toArray(OffsetDateTime[]::new);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    private static @Nullable Integer size(@Nullable List<OrderItem> items) {
        return items == null ? null : items.size();
    }

    private static @Nullable String names(@Nullable List<OrderItem> items) {
        return items == null
                ? null
                : items.stream().map(OrderItem::name).collect(Collectors.joining(", "));
    }
}
