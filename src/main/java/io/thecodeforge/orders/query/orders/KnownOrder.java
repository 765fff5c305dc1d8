package io.thecodeforge.orders.query.orders;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/** How far the row of an order has got, before a batch; it is locked until the batch is done. */
record KnownOrder(UUID userId, int version, String status) {

    static KnownOrder of(Row row) {
        return new KnownOrder(
                row.getUUID("user_id"), row.getInteger("version"), row.getString("status"));
    }
}
