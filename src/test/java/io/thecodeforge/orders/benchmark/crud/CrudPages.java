package io.thecodeforge.orders.benchmark.crud;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** What a page shows is joined and counted when it is asked for. */
final class CrudPages {

    /** The page is cut out before anything is joined to it. */
    private static final String PAGE =
            """
            select o.id, o.user_id, u.name, u.email, o.total, o.currency, o.status, o.placed_at,
                o.changed_at, o.version, count(*) as item_count,
                string_agg(i.name, ', ' order by i.line) as item_names,
                (select count(*) from orders where user_id = $1) as total_items
            from (
                select * from orders where user_id = $1
                order by placed_at desc, id desc limit $2) o
            join users u on u.id = o.user_id
            join order_items i on i.order_id = o.id
            group by o.id, o.user_id, u.name, u.email, o.total, o.currency, o.status, o.placed_at,
                o.changed_at, o.version
            order by o.placed_at desc, o.id desc
            """;

    private final Pool pool;

    CrudPages(Pool pool) {
        this.pool = pool;
    }

    Future<CrudAnswer> first(UUID user, int size) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(user, size))
                .map(rows -> new CrudAnswer(200, page(rows, size)));
    }

    private static JsonObject page(RowSet<Row> rows, int size) {
        JsonArray items = new JsonArray();
        long total = 0;
        for (Row row : rows) {
            items.add(item(row));
            total = row.getLong("total_items");
        }
        return JsonObject.of(
                "items", items,
                "page", 1,
                "size", size,
                "totalItems", total,
                "totalPages", (total + size - 1) / size);
    }

    private static JsonObject item(Row row) {
        return new JsonObject()
                .put("orderId", row.getUUID("id").toString())
                .put("userId", row.getUUID("user_id").toString())
                .put("userName", row.getString("name"))
                .put("userEmail", row.getString("email"))
                .put("total", row.getBigDecimal("total"))
                .put("currency", row.getString("currency"))
                .put("itemCount", row.getLong("item_count"))
                .put("itemNames", row.getString("item_names"))
                .put("status", row.getString("status"))
                .put("createdAt", row.getOffsetDateTime("placed_at").toString())
                .put("updatedAt", row.getOffsetDateTime("changed_at").toString())
                .put("version", row.getInteger("version"));
    }
}
