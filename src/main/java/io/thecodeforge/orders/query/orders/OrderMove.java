package io.thecodeforge.orders.query.orders;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch did to one order's row.
 *
 * @param from its status before; null where there was no row
 * @param changes how many events it took
 */
record OrderMove(UUID orderId, UUID userId, @Nullable String from, String to, int changes) {

    static OrderMove of(Row row) {
        return new OrderMove(
                row.getUUID("order_id"),
                row.getUUID("user_id"),
                row.getString("old_status"),
                row.getString("new_status"),
                row.getInteger("changes"));
    }
}
