package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code orders_feed} and {@code order_totals}: moved by what rows moved. */
final class OrderCounts {

    private static final String MOVE =
            """
            with moves as (
                select * from unnest($1::int[], $2::text[], $3::text[], $4::int[])
                    as m(partition, old_status, new_status, changes)),
            everybody as (
                insert into orders_feed as f (partition, position)
                select partition, sum(changes) from moves group by partition order by partition
                on conflict (partition) do update set position = f.position + excluded.position)
            insert into order_totals as t (status, partition, orders)
            select status, partition, sum(orders)
            from (
                select new_status as status, partition, 1 as orders from moves
                union all
                select old_status, partition, -1 from moves where old_status is not null)
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
        return Tuple.of(
                moves.stream().map(m -> partitions.get(m.orderId())).toArray(Integer[]::new),
                moves.stream().map(OrderMove::from).toArray(String[]::new),
                moves.stream().map(OrderMove::to).toArray(String[]::new),
                moves.stream().map(OrderMove::changes).toArray(Integer[]::new));
    }
}
