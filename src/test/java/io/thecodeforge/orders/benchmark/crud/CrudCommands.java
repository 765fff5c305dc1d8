package io.thecodeforge.orders.benchmark.crud;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows are changed, and that is all. */
final class CrudCommands {

    private static final String INSERT_ORDER =
            """
            insert into orders (id, user_id, currency, total, status, placed_at, changed_at, version)
            values ($1, $2, 'EUR', $3, 'pending', $4, $4, 1)
            """;
    private static final String INSERT_ITEM =
            """
            insert into order_items (order_id, line, sku, name, quantity, unit_price)
            values ($1, $2, $3, $4, $5, $6)
            """;
    private static final String LOCK =
            "select status, version from orders where id = $1 for update";
    private static final String UPDATE =
            """
            update orders set status = $2, changed_at = $3, version = version + 1,
                carrier = coalesce($4, carrier), tracking_number = coalesce($5, tracking_number)
            where id = $1
            """;

    private static final TimeBasedEpochRandomGenerator IDS =
            Generators.timeBasedEpochRandomGenerator(null);

    private final Pool pool;

    CrudCommands(Pool pool) {
        this.pool = pool;
    }

    Future<CrudAnswer> place(JsonObject body) {
        UUID id = IDS.generate();
        BigDecimal total = BigDecimal.ZERO;
        List<Tuple> items = new ArrayList<>();
        for (Object each : body.getJsonArray("items")) {
            JsonObject item = (JsonObject) each;
            int quantity = item.getInteger("quantity");
            BigDecimal price = new BigDecimal(item.getValue("unitPrice").toString());
            if (quantity < 1 || price.signum() < 0) {
                return Future.succeededFuture(CrudAnswer.refused(400, "an item is wrong"));
            }
            total = total.add(price.multiply(BigDecimal.valueOf(quantity)));
            items.add(
                    Tuple.of(
                            id,
                            items.size(),
                            item.getString("sku"),
                            item.getString("name"),
                            quantity,
                            price));
        }
        Tuple order = Tuple.of(id, UUID.fromString(body.getString("userId")), total, now());
        JsonObject answer =
                JsonObject.of("id", "" + id, "version", 1, "status", "pending", "total", total);
        return pool.withTransaction(tx ->
                tx.preparedQuery(INSERT_ORDER)
                        .execute(order)
                        .compose(_ -> tx.preparedQuery(INSERT_ITEM).executeBatch(items))
                        .map(_ -> new CrudAnswer(201, answer)));
    }

    Future<CrudAnswer> move(UUID id, String from, String to, JsonObject shipment) {
        return pool.withTransaction(tx ->
                tx.preparedQuery(LOCK)
                        .execute(Tuple.of(id))
                        .compose(found -> move(tx, id, found, from, to, shipment)));
    }

    private static Future<CrudAnswer> move(
            SqlConnection tx,
            UUID id,
            RowSet<Row> found,
            String from,
            String to,
            JsonObject shipment) {
        if (found.size() == 0) {
            return Future.succeededFuture(CrudAnswer.refused(404, "there is no such order"));
        }
        Row order = found.iterator().next();
        if (!order.getString("status").equals(from)) {
            return Future.succeededFuture(CrudAnswer.refused(409, "the order is not " + from));
        }
        JsonObject answer =
                JsonObject.of(
                        "id", "" + id, "version", order.getInteger("version") + 1, "status", to);
        return tx.preparedQuery(UPDATE)
                .execute(
                        Tuple.of(
                                id,
                                to,
                                now(),
                                shipment.getString("carrier"),
                                shipment.getString("trackingNumber")))
                .map(_ -> new CrudAnswer(200, answer));
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(UTC);
    }
}
