package io.thecodeforge.orders.query.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.query.projection.Columns;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A batch as one patch an order, in the order of their ids, in which the rows are locked.
 *
 * @param passed what orders were in between, after each event of the batch that is not their last
 */
record OrderPatches(List<OrderPatch> patches, List<OrderStep> passed) {

    /** The columns of {@link #columns}, as a relation. */
    static final String RELATION =
            """
            unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::uuid[], $5::text[],
                   $6::timestamptz[], $7::text[], $8::int[], $9::text[], $10::text[], $11::text[],
                   $12::text[], $13::text[], $14::timestamptz[], $15::timestamptz[], $16::text[],
                   $17::timestamptz[], $18::int[])
            as p(order_id, version, updated_at, user_id, currency, created_at, total, item_count,
                 item_names, items, status, carrier, tracking_number, shipped_at, delivered_at,
                 cancellation_reason, cancelled_at, nth)
            """;

    /**
     * @param known the rows that are there
     * @throws MissingEventException if the batch goes on further than a row has got
     */
    static OrderPatches of(EventBatch batch, Map<UUID, KnownOrder> known) {
        Map<UUID, OrderPatch> patches = new TreeMap<>();
        Map<UUID, Integer> changes = new HashMap<>();
        List<OrderStep> passed = new ArrayList<>();
        for (Envelope envelope : batch.events()) {
            if (envelope.event() instanceof OrderEvent event) {
                UUID id = envelope.aggregateId();
                OrderPatch patch =
                        patches.computeIfAbsent(id, _ -> new OrderPatch(id, known.get(id)));
                if (patch.isBehind(envelope)) {
                    if (patch.isNews()) {
                        passed.add(OrderStep.of(patch));
                    }
                    patch.take(envelope, event);
                    patch.nth = changes.merge(envelope.userId(), 1, Integer::sum);
                }
            }
        }
        return new OrderPatches(
                patches.values().stream().filter(OrderPatch::isNews).toList(), passed);
    }

    /** The orders that a batch speaks of. */
    static UUID[] orders(EventBatch batch) {
        return batch.events().stream()
                .filter(envelope -> envelope.event() instanceof OrderEvent)
                .map(Envelope::aggregateId)
                .distinct()
                .toArray(UUID[]::new);
    }

    /** The patches whose order begins in this batch. */
    List<OrderPatch> placed() {
        return patches.stream().filter(p -> p.known == null).toList();
    }

    /** The patches of orders that have a row. */
    List<OrderPatch> changed() {
        return patches.stream().filter(p -> p.known != null).toList();
    }

    List<OrderMove> moves() {
        return patches.stream().map(OrderPatch::move).toList();
    }

    /** One array a column of {@link #RELATION}. */
    static Tuple columns(List<OrderPatch> patches, ObjectMapper json) {
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
                .integers(p -> p.nth)
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
