package io.thecodeforge.orders.query.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.query.projection.Columns;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A batch as one patch an order, in the order of their ids, in which the rows are locked. */
record OrderPatches(Collection<OrderPatch> patches) {

    /** The columns of {@link #columns}, as a relation. */
    static final String RELATION =
            """
            unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::uuid[], $5::text[],
                   $6::timestamptz[], $7::text[], $8::int[], $9::text[], $10::text[], $11::text[],
                   $12::text[], $13::text[], $14::timestamptz[], $15::timestamptz[], $16::text[],
                   $17::timestamptz[])
            as p(order_id, version, updated_at, user_id, currency, created_at, total, item_count,
                 item_names, items, status, carrier, tracking_number, shipped_at, delivered_at,
                 cancellation_reason, cancelled_at)
            """;

    /**
     * @param known the rows that are there
     * @throws MissingEventException if the batch goes on further than a row has got
     */
    static OrderPatches of(EventBatch batch, Map<UUID, KnownOrder> known) {
        Map<UUID, OrderPatch> patches = new TreeMap<>();
        for (Envelope envelope : batch.events()) {
            if (envelope.event() instanceof OrderEvent event) {
                patches.computeIfAbsent(
                                envelope.aggregateId(), id -> new OrderPatch(id, known.get(id)))
                        .take(envelope, event);
            }
        }
        return new OrderPatches(patches.values().stream().filter(OrderPatch::isNews).toList());
    }

    /** The orders that a batch speaks of. */
    static UUID[] orders(EventBatch batch) {
        return batch.events().stream()
                .filter(envelope -> envelope.event() instanceof OrderEvent)
                .map(Envelope::aggregateId)
                .distinct()
                .toArray(UUID[]::new);
    }

    boolean isEmpty() {
        return patches.isEmpty();
    }

    /** The patches whose order begins in this batch. */
    OrderPatches placed() {
        return new OrderPatches(patches.stream().filter(p -> p.known == null).toList());
    }

    /** The patches of orders that have a row. */
    OrderPatches changed() {
        return new OrderPatches(patches.stream().filter(p -> p.known != null).toList());
    }

    List<OrderMove> moves() {
        return patches.stream().map(OrderPatch::move).toList();
    }

    /** One array a column. */
    Tuple columns(ObjectMapper json) {
        return Columns.of(patches)
                .uuids(p -> p.orderId)
                .integers(p -> p.version)
                .instants(p -> p.updatedAt)
                .uuids(p -> p.userId)
                .texts(p -> p.currency)
                .instants(p -> p.createdAt)
                .amounts(p -> p.total)
                .integers(p -> ItemTexts.count(p.items))
                .texts(p -> ItemTexts.names(p.items))
                .texts(p -> p.items == null ? null : text(json, p.items))
                .texts(p -> p.status)
                .texts(p -> p.carrier)
                .texts(p -> p.trackingNumber)
                .instants(p -> p.shippedAt)
                .instants(p -> p.deliveredAt)
                .texts(p -> p.cancellationReason)
                .instants(p -> p.cancelledAt)
                .arguments();
    }

    private static String text(ObjectMapper json, List<OrderItem> items) {
        try {
            return json.writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("items cannot be written", e);
        }
    }
}
