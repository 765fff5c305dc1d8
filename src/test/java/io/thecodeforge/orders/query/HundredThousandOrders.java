package io.thecodeforge.orders.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The read model's tables again, filled with 100,000 orders of 1,000 users, in a schema and a
 * transaction of their own: no other test sees them, and nothing is left of them.
 *
 * <p>The first user has every fifth order. The oldest 5,000 hold a "Gramophone", all others a
 * "Clean Code"; one order in the middle holds a "Unicorn".
 */
public final class HundredThousandOrders implements AutoCloseable {

    public static final UUID BUSY_USER = user(0);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final List<String> TABLES =
            List.of(
                    "user_view",
                    "user_orders_view",
                    "order_search",
                    "user_order_counts",
                    "user_summary",
                    "user_feed",
                    "orders_feed",
                    "order_totals",
                    "order_history",
                    "user_history");

    private static final String USERS =
            """
            insert into user_view (user_id, name, email, version)
            select ('019ab3b0-0c5e-7c44-9a3e-' || lpad(to_hex(n), 12, '0'))::uuid,
                'User ' || n, n || '@example.com', 1
            from generate_series(0, 999) as n
            """;

    private static final String ORDERS =
            """
            insert into user_orders_view (
                order_id, user_id, user_name, user_email, total, currency, item_count, item_names,
                status, created_at, updated_at, version, user_version, items, row_json)
            select id, user_id, name, email, 26.00, 'EUR', 2, item_names, status, at, at, 1, 1,
                '[]', order_row(
                    id, user_id, name, email, 26.00, 'EUR', 2, item_names, status, at, at, 1)
            from (
                select ('019ab3b1-0c5e-7c44-9a3e-' || lpad(to_hex(n), 12, '0'))::uuid as id,
                    ('019ab3b0-0c5e-7c44-9a3e-' || lpad(to_hex(u), 12, '0'))::uuid as user_id,
                    'User ' || u as name, u || '@example.com' as email,
                    case when n <= 5000 then 'Gramophone' when n = 50000 then 'Unicorn'
                        else 'Clean Code' end || ', Pen ' || n as item_names,
                    (array['pending', 'confirmed', 'shipped', 'delivered', 'cancelled'])
                        [n % 7 % 5 + 1] as status,
                    timestamptz '2026-01-01T00:00:00Z' + n * interval '1 minute' as at
                from (select n, case when n % 5 = 0 then 0 else n % 1000 end as u
                    from generate_series(1, 100000) as n))
            """;

    private static final String COUNTS =
            """
            insert into order_search
            select order_id, user_name || E'\\n' || item_names from user_orders_view;
            insert into user_order_counts
            select user_id, status, count(*) from user_orders_view group by 1, 2;
            insert into user_summary
            select user_id, currency, count(*), count(*), 0, sum(total), max(created_at), count(*)
            from user_orders_view group by 1, 2;
            insert into user_feed select user_id, count(*), 1 from user_orders_view group by 1;
            insert into order_totals
            select status, abs(hashtext(user_id::text)) % 12, count(*)
            from user_orders_view group by 1, 2;
            insert into orders_feed select n, 1000 from generate_series(0, 11) as n;
            insert into user_history
            select user_id, 1, timestamptz '2026-01-01T00:00:00Z', name, email from user_view;
            insert into order_history
            select order_id, version, user_id, 'OrderPlaced.v1', created_at, '{}'
            from user_orders_view
            """;

    private final SqlConnection connection;
    private final Transaction transaction;

    private HundredThousandOrders(SqlConnection connection, Transaction transaction) {
        this.connection = connection;
        this.transaction = transaction;
    }

    public static HundredThousandOrders load(Pool read) {
        SqlConnection connection = read.getConnection().await().atMost(PATIENCE);
        var orders =
                new HundredThousandOrders(connection, connection.begin().await().atMost(PATIENCE));
        orders.run("set local statement_timeout = 0");
        orders.run("create schema warehouse");
        orders.run("set local search_path = warehouse, public");
        for (String table : TABLES) {
            orders.run(
                    "create table warehouse.%1$s (like public.%1$s including all excluding indexes)"
                            .formatted(table));
        }
        orders.run(USERS);
        orders.run(ORDERS);
        orders.run(COUNTS);
        TABLES.forEach(orders::index);
        orders.run("analyze " + String.join(", ", TABLES));
        return orders;
    }

    public static UUID user(int number) {
        return UUID.fromString("019ab3b0-0c5e-7c44-9a3e-%012x".formatted(number));
    }

    public static UUID order(int number) {
        return UUID.fromString("019ab3b1-0c5e-7c44-9a3e-%012x".formatted(number));
    }

    /** Runs it, and tells how. */
    public Plan plan(String sql, Tuple arguments) {
        return plan(
                connection
                        .preparedQuery("explain (analyze, format json) " + sql)
                        .execute(arguments)
                        .await()
                        .atMost(PATIENCE)
                        .iterator()
                        .next());
    }

    /** The plan that is kept for whatever arguments may come. */
    public Plan genericPlan(String sql) {
        return plan(run("explain (generic_plan, format json) " + sql).getFirst());
    }

    public Row row(String sql, Tuple arguments) {
        return connection
                .preparedQuery(sql)
                .execute(arguments)
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next();
    }

    private void index(String table) {
        run("select indexdef from pg_indexes where schemaname = 'public' and tablename ="
                        + " '%s'".formatted(table))
                .forEach(index -> run(index.getString(0).replace(" ON public.", " ON warehouse.")));
    }

    private static Plan plan(Row explained) {
        try {
            JsonNode plans = new ObjectMapper().readTree(explained.getValue(0).toString());
            return new Plan(plans.get(0).get("Plan"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Row> run(String sql) {
        return connection.query(sql).execute().await().atMost(PATIENCE).stream().toList();
    }

    @Override
    public void close() {
        transaction.rollback().chain(connection::close).await().atMost(PATIENCE);
    }
}
