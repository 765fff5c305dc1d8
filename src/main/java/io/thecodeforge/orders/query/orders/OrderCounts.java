package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.Columns;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code user_order_counts} and {@code order_totals}, and the positions of {@code user_feed} and
 * {@code orders_feed}, one up for each event: moved by what rows moved.
 */
final class OrderCounts {

    private static final String MOVE =
            """
            with moves as (
                select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::int[])
                    as m(user_id, partition, old_status, new_status, changes)),
            steps as (
                select user_id, partition, new_status as status, 1 as orders from moves
                union all
                select user_id, partition, old_status, -1 from moves
                where old_status is not null),
            users as (
                insert into user_order_counts as c (user_id, status, orders)
                select user_id, status, sum(orders) from steps
                group by user_id, status order by user_id, status
                on conflict (user_id, status) do update set orders = c.orders + excluded.orders),
            lists as (
                insert into user_feed as f (user_id, position)
                select user_id, sum(changes) from moves group by user_id order by user_id
                on conflict (user_id) do update set position = f.position + excluded.position),
            everybody as (
                insert into orders_feed as f (partition, position)
                select partition, sum(changes) from moves group by partition order by partition
                on conflict (partition) do update set position = f.position + excluded.position)
            insert into order_totals as t (status, partition, orders)
            select status, partition, sum(orders) from steps
            group by status, partition order by status, partition
            on conflict (status, partition) do update set orders = t.orders + excluded.orders
            """;

    private OrderCounts() {}

    /**
     * @param partitions of the orders
     */
    static Uni<Void> move(SqlConnection tx, List<OrderMove> moves, Map<UUID, Integer> partitions) {
        return moves.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(MOVE).execute(columns(moves, partitions)).replaceWithVoid();
    }

    private static Tuple columns(List<OrderMove> moves, Map<UUID, Integer> partitions) {
        return Columns.of(moves)
                .uuids(OrderMove::userId)
                .integers(move -> partitions.get(move.orderId()))
                .texts(OrderMove::from)
                .texts(OrderMove::to)
                .integers(OrderMove::changes)
                .arguments();
    }
}
