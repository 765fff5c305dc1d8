package io.thecodeforge.orders.query.users;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.Projection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code user_summary}: moved, in one statement, by what each order's own row moves from its old to
 * its new state. An event that comes again moves no row and so no sum; one of an order whose
 * placing was never seen has nothing to move.
 */
@ApplicationScoped
class UserSummaryProjection implements Projection {

    private static final String MOVE =
            """
            with told as (
                select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[],
                    $5::timestamptz[], $6::text[]::numeric[], $7::text[])
                    as t(order_id, user_id, version, currency, placed_at, total, state)),
            news as (
                select order_id, t.user_id, max(t.version) as version,
                    max(coalesce(t.currency, k.currency)) as currency,
                    max(coalesce(t.placed_at, k.placed_at)) as placed_at,
                    coalesce(
                        (array_agg(t.total order by t.total is null, t.version desc))[1],
                        max(k.total)) as total,
                    coalesce(
                        (array_agg(t.state order by t.state is null, t.version desc))[1],
                        max(k.state)) as state
                from told t left join user_summary_order k using (order_id)
                where t.version > coalesce(k.version, 0)
                group by order_id, t.user_id),
            moved as (
                insert into user_summary_order as o
                    (order_id, user_id, version, currency, placed_at, total, state)
                select order_id, user_id, version, currency, placed_at, total, state
                from news where currency is not null order by order_id
                on conflict (order_id) do update set
                    version = excluded.version, total = excluded.total, state = excluded.state
                    where o.version < excluded.version
                returning user_id, currency, placed_at,
                    (old.order_id is null)::int as orders,
                    (new.state = 'open')::int - coalesce((old.state = 'open')::int, 0) as open,
                    (new.state = 'cancelled')::int
                        - coalesce((old.state = 'cancelled')::int, 0) as cancelled,
                    new.total * (new.state <> 'cancelled')::int
                        - coalesce(old.total * (old.state <> 'cancelled')::int, 0) as spent)
            insert into user_summary as s
                (user_id, currency, orders, open, cancelled, spent, last_order_at, changes)
            select user_id, currency, sum(orders), sum(open), sum(cancelled), sum(spent),
                max(placed_at), count(*)
            from moved group by user_id, currency order by user_id, currency
            on conflict (user_id, currency) do update set
                orders = s.orders + excluded.orders,
                open = s.open + excluded.open,
                cancelled = s.cancelled + excluded.cancelled,
                spent = s.spent + excluded.spent,
                last_order_at = greatest(s.last_order_at, excluded.last_order_at),
                changes = s.changes + excluded.changes
            """;

    @Override
    public String name() {
        return "user-summary";
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, EventBatch batch) {
        List<SummaryStep> steps = SummaryStep.of(batch).toList();
        return steps.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(MOVE).execute(columns(steps)).replaceWithVoid();
    }

    private static Tuple columns(List<SummaryStep> steps) {
        return Tuple.tuple()
                .addValue(column(steps, UUID[]::new, SummaryStep::orderId))
                .addValue(column(steps, UUID[]::new, SummaryStep::userId))
                .addValue(column(steps, Integer[]::new, SummaryStep::version))
                .addValue(column(steps, String[]::new, SummaryStep::currency))
                .addValue(column(steps, OffsetDateTime[]::new, step -> utc(step.placedAt())))
                .addValue(column(steps, String[]::new, step -> plain(step.total())))
                .addValue(column(steps, String[]::new, SummaryStep::state));
    }

    private static <T> T[] column(
            List<SummaryStep> steps,
            IntFunction<T[]> array,
            Function<SummaryStep, @Nullable T> fact) {
        return steps.stream().map(fact).toArray(array);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
