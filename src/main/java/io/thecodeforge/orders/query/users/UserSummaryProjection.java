package io.thecodeforge.orders.query.users;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.Columns;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.Projection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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
                select t.order_id, t.user_id, max(t.version) as version,
                    max(coalesce(t.currency, k.currency)) as currency,
                    max(coalesce(t.placed_at, k.placed_at)) as placed_at,
                    coalesce(
                        (array_agg(t.total order by t.total is null, t.version desc))[1],
                        max(k.total)) as total,
                    coalesce(
                        (array_agg(t.state order by t.state is null, t.version desc))[1],
                        max(k.state)) as state
                from told t left join lateral (
                    select * from user_summary_order o
                    where o.order_id = t.order_id offset 0) k on true
                where t.version > coalesce(k.version, 0)
                group by t.order_id, t.user_id),
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
        return Columns.of(steps)
                .uuids(SummaryStep::orderId)
                .uuids(SummaryStep::userId)
                .integers(SummaryStep::version)
                .texts(SummaryStep::currency)
                .instants(SummaryStep::placedAt)
                .amounts(SummaryStep::total)
                .texts(SummaryStep::state)
                .arguments();
    }
}
