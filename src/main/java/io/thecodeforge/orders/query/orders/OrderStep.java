package io.thecodeforge.orders.query.orders;

import static java.util.Objects.requireNonNull;

import io.thecodeforge.orders.events.OrderItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order after one event: what the batch has said of it up to there, null where it has said
 * nothing and the row of before still holds.
 *
 * @param nth of the batch's changes of this user, counted from 1
 */
record OrderStep(
        UUID orderId,
        UUID userId,
        int version,
        Instant updatedAt,
        @Nullable String currency,
        @Nullable Instant createdAt,
        @Nullable BigDecimal total,
        @Nullable List<OrderItem> items,
        @Nullable String status,
        int nth) {

    /** What a patch has taken so far. */
    static OrderStep of(OrderPatch patch) {
        return new OrderStep(
                patch.orderId,
                requireNonNull(patch.ofUser, "no event was taken"),
                patch.version,
                requireNonNull(patch.updatedAt, "no event was taken"),
                patch.currency,
                patch.createdAt,
                patch.total,
                patch.items,
                patch.status,
                patch.nth);
    }
}
