package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.Applied;
import io.thecodeforge.orders.query.freshness.ReadModel;
import io.thecodeforge.orders.query.freshness.Terms;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/**
 * Orders by a text in the names of their user and items, newest first, in one statement of bounded
 * work:
 *
 * <ol>
 *   <li>A text that many orders hold is found among the newest, so those are looked through first.
 *   <li>If they do not fill the page, and there are others, the trigram index is asked. It does not
 *       know which order is the newest, nor whether the list has it: all that it finds are looked
 *       through, if they are not too many.
 *   <li>If they are too many, the page ends where the look through the newest ended, and its cursor
 *       goes on from there.
 * </ol>
 */
@ApplicationScoped
class SearchQueries {

    /** Rows of the index by time that are looked through. */
    static final int LOOK = 2_000;

    /** Rows that the trigram index may find. */
    static final int MOST_FOUND = 1_000;

    /**
     * Each part is read only if it is asked for. Selected, the text of {@code hits} is hidden from
     * the planner, which would read the whole table for one that it takes for frequent. The list's
     * other conditions come after its limit: before it, they would let it read on and on.
     */
    private static final String SEARCH =
            """
            with recent as materialized (
                select row_json from (
                    select row_json, user_name, item_names from user_orders_view
                    where created_at >= $6 and (created_at, order_id) < ($7, $8) and %2$s and %5$s
                    order by created_at desc, order_id desc limit %3$d)
                where user_name || E'\\n' || item_names ilike $9 limit $5),
            edge as materialized (
                select row_json from user_orders_view
                where created_at >= $6 and (created_at, order_id) < ($7, $8) and %2$s and %5$s
                order by created_at desc, order_id desc limit 1 offset %3$d - 1),
            hits as materialized (
                select order_id from order_search where names ilike (select $9) limit %4$d + 1),
            found as materialized (
                select created_at, order_id, status, row_json from user_orders_view
                where order_id = any(array(select order_id from hits)))
            select %1$s as applied, list.tag,
                case when is_new then array(select row_json from recent) end as recent,
                case when is_deep and is_indexed and (select count(*) from hits) <= %4$d
                    then array(
                        select row_json from found
                        where created_at >= $6 and (created_at, order_id) < ($7, $8) and %2$s
                        order by created_at desc, order_id desc limit $5) end as found,
                case when is_deep and not (is_indexed and (select count(*) from hits) <= %4$d)
                    then (select row_json from edge) end as edge
            from (
                select tag, is_new, $10 and show_trgm($9) <> '{}' as is_indexed,
                    case when is_new and (select count(*) from recent) < $5
                        then exists(select from edge) else false end as is_deep
                from (
                    select tag, not array[tag, '*'] && $4 as is_new
                    from (select case when $10 then 'p' else 's' end
                        || coalesce((select sum(position) from orders_feed), 0) as tag)
                    offset 0)
                offset 0) as list
            """;

    static final String EVERYBODY = search("true", OrderListQueries.BY_TIME);
    static final String STATUS = search("status = $11", OrderListQueries.BY_STATUS);

    /** The index is of three letters or digits in a row. */
    private static final Pattern TRIGRAM = Pattern.compile("[\\p{L}\\p{Nd}]{3}");

    /** SQLSTATE of a statement that was cancelled. */
    private static final String OUT_OF_TIME = "57014";

    private final ReadModel read;

    SearchQueries(ReadModel read) {
        this.read = read;
    }

    /**
     * A text of frequent trigrams can be rare or nowhere, and the index take too long to tell: then
     * the page is what a look through the newest finds.
     */
    Uni<Row> search(Terms terms, OrderListRequest asked, String q) {
        return search(terms, asked, q, TRIGRAM.matcher(q).find())
                .onFailure(SearchQueries::wasTooMuch)
                .recoverWithUni(() -> search(terms, asked, q, false));
    }

    private Uni<Row> search(Terms terms, OrderListRequest asked, String q, boolean isIndexed) {
        String status = asked.filter().status();
        return status == null
                ? read.ask(terms, EVERYBODY, arguments(asked, q, isIndexed))
                : read.ask(terms, STATUS, arguments(asked, q, isIndexed, status));
    }

    private static boolean wasTooMuch(Throwable failure) {
        return failure instanceof PgException e && OUT_OF_TIME.equals(e.getSqlState());
    }

    /**
     * From $5 on.
     *
     * @param isIndexed whether the trigram index is of any use
     */
    static Object[] arguments(
            OrderListRequest asked, String q, boolean isIndexed, String... status) {
        Object[] arguments = new Object[6 + status.length];
        arguments[0] = asked.limit();
        arguments[1] = asked.from();
        arguments[2] = asked.before();
        arguments[3] = asked.beforeId();
        arguments[4] = "%" + q.replaceAll("[\\\\%_]", "\\\\$0") + "%";
        arguments[5] = isIndexed;
        System.arraycopy(status, 0, arguments, 6, status.length);
        return arguments;
    }

    private static String search(String condition, String label) {
        return SEARCH.formatted(Applied.BESIDE_ORDERS, condition, LOOK, MOST_FOUND, label);
    }
}
