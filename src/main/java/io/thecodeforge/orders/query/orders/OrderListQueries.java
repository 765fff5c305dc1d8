package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.Applied;
import io.thecodeforge.orders.query.freshness.ReadModel;
import io.thecodeforge.orders.query.freshness.Terms;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The pages of one user's orders, and of everybody's: one statement each, of which the rows are one
 * range of one index, and everything else is read by primary key.
 */
@ApplicationScoped
class OrderListQueries {

    /**
     * What moves with every change of a row is the answer's tag; a client that knows it is spared
     * the rows. Not pulled up, so that it is read once.
     */
    private static final String PAGE =
            """
            select %1$s as applied, list.position, list.tag, list.is_known,
                case when $7 then (
                    select coalesce(sum(orders), 0)::bigint from %4$s where %2$s) end as total_items,
                case when array[list.tag, '*'] && $4 then null else array(
                    select row_json from user_orders_view
                    where created_at >= $8 and (created_at, order_id) < ($9, $10) and %2$s and %5$s
                    order by created_at desc, order_id desc limit $5 offset $6) end as items
            from (%3$s offset 0) as list
            """;

    private static final String USERS_LIST =
            """
            select coalesce((select position from user_feed where user_id = $11), 0) as position,
                'p' || coalesce((
                    select position || '.' || rewrites from user_feed where user_id = $11), '')
                    as tag,
                exists(select from user_view where user_id = $11) as is_known\
            """;

    private static final String WHOLE_LIST =
            """
            select position, 'p' || position as tag, true as is_known
            from (select coalesce(sum(position), 0)::bigint as position from orders_feed)\
            """;

    /** The labels of the indexes; see their migration. */
    static final String BY_USER = "version <> -1";

    static final String BY_TIME = "version <> -2";
    static final String BY_STATUS = "version <> -3";

    static final String USER = ofUser("user_id = $11", BY_USER);
    static final String USER_AND_STATUS = ofUser("user_id = $11 and status = $12", "true");
    static final String EVERYBODY = ofEverybody("true", BY_TIME);
    static final String STATUS = ofEverybody("status = $11", BY_STATUS);

    private final ReadModel read;

    OrderListQueries(ReadModel read) {
        this.read = read;
    }

    Uni<Row> ofUser(Terms terms, UUID userId, OrderListRequest asked) {
        String status = asked.filter().status();
        return status == null
                ? read.ask(terms, USER, arguments(asked, userId))
                : read.ask(terms, USER_AND_STATUS, arguments(asked, userId, status));
    }

    Uni<Row> ofEverybody(Terms terms, OrderListRequest asked) {
        String status = asked.filter().status();
        return status == null
                ? read.ask(terms, EVERYBODY, arguments(asked))
                : read.ask(terms, STATUS, arguments(asked, status));
    }

    /** From $5 on. */
    static Object[] arguments(OrderListRequest asked, Object... conditions) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(asked.limit());
        arguments.add(asked.offset());
        arguments.add(asked.isCounted());
        arguments.add(asked.from());
        arguments.add(asked.before());
        arguments.add(asked.beforeId());
        arguments.addAll(List.of(conditions));
        return arguments.toArray();
    }

    private static String ofUser(String condition, String label) {
        return PAGE.formatted(
                Applied.BESIDE_ORDERS, condition, USERS_LIST, "user_order_counts", label);
    }

    private static String ofEverybody(String condition, String label) {
        return PAGE.formatted(Applied.BESIDE_ORDERS, condition, WHOLE_LIST, "order_totals", label);
    }
}
