package io.thecodeforge.orders.query.orders;

import static java.util.Objects.requireNonNull;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.query.projection.EventBatch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order after one event: what the batch has said of it up to there, null where it has said
 * nothing and the row of before still holds.
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
        @Nullable String status) {

    /**
     * One for each event that is new, in the order of the batch.
     *
     * @param known the rows that are there
     */
    static List<OrderStep> of(EventBatch batch, Map<UUID, KnownOrder> known) {
        List<OrderStep> steps = new ArrayList<>();
        Map<UUID, OrderPatch> patches = new HashMap<>();
        for (Envelope envelope : batch.events()) {
            if (envelope.event() instanceof OrderEvent event) {
                OrderPatch patch =
                        patches.computeIfAbsent(
                                envelope.aggregateId(), id -> new OrderPatch(id, known.get(id)));
                int before = patch.version;
                patch.take(envelope, event);
                if (patch.version > before) {
                    steps.add(of(patch, envelope.userId()));
                }
            }
        }
        return steps;
    }

    private static OrderStep of(OrderPatch patch, UUID userId) {
        return new OrderStep(
                patch.orderId,
                userId,
                patch.version,
                requireNonNull(patch.updatedAt),
                patch.currency,
                patch.createdAt,
                patch.total,
                patch.items,
                patch.status);
    }
}
