package io.thecodeforge.orders.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** An order after an event, made of the journal's JSON and nothing of the service's. */
record OrderState(
        UUID id,
        UUID user,
        String currency,
        BigDecimal total,
        JsonNode items,
        String status,
        Instant placedAt,
        Instant changedAt,
        int version,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        @Nullable String reason,
        @Nullable Instant cancelledAt) {

    /**
     * @throws IllegalStateException where the event could not happen then
     */
    static OrderState after(@Nullable OrderState before, JournalRow row) {
        JsonNode data = row.json();
        return switch (row.type()) {
            case "OrderPlaced.v1" -> placed(before, row, data);
            case "OrderItemsChanged.v1" ->
                    in(before, row, "pending").costing(data.get("items"), data.get("total"), row);
            case "OrderConfirmed.v1" -> in(before, row, "pending").become("confirmed", row);
            case "OrderShipped.v1" -> in(before, row, "confirmed").shipped(data, row);
            case "OrderDelivered.v1" -> in(before, row, "shipped").delivered(data, row);
            case "OrderCancelled.v1" ->
                    in(before, row, "pending", "confirmed").cancelled(data, row);
            default -> throw new IllegalStateException("no event of an order: " + row);
        };
    }

    /** As {@link Looks#row} shows it. */
    String row(String userName, String userEmail) {
        return Looks.line(
                id,
                user,
                userName,
                userEmail,
                total,
                currency,
                items.size(),
                StreamSupport.stream(items.spliterator(), false)
                        .map(item -> item.get("name").asText())
                        .collect(Collectors.joining(", ")),
                status,
                placedAt,
                changedAt,
                version);
    }

    /** As {@link Looks#whole} shows it. */
    String whole(String userName, String userEmail) {
        return Looks.line(
                row(userName, userEmail),
                Looks.items(items),
                carrier,
                trackingNumber,
                shippedAt,
                deliveredAt,
                reason,
                cancelledAt);
    }

    private static OrderState placed(@Nullable OrderState before, JournalRow row, JsonNode data) {
        if (before != null) {
            throw new IllegalStateException("placed twice: " + row);
        }
        JsonNode items = data.get("items");
        return new OrderState(
                row.aggregateId(),
                UUID.fromString(data.get("userId").asText()),
                data.get("currency").asText(),
                cost(items, data.get("total"), row),
                items,
                "pending",
                Instant.parse(data.get("placedAt").asText()),
                row.occurredAt(),
                row.version(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static OrderState in(@Nullable OrderState before, JournalRow row, String... statuses) {
        if (before == null || !Set.of(statuses).contains(before.status)) {
            throw new IllegalStateException(row + "\nhappened to " + before);
        }
        if (row.version() != before.version + 1) {
            throw new IllegalStateException(row + "\nfollows on " + before);
        }
        return before;
    }

    private static BigDecimal cost(JsonNode items, JsonNode said, JournalRow row) {
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode item : items) {
            BigDecimal quantity = BigDecimal.valueOf(item.get("quantity").asLong());
            total = total.add(item.get("unitPrice").decimalValue().multiply(quantity));
        }
        if (total.compareTo(said.decimalValue()) != 0) {
            throw new IllegalStateException("the total is " + total + ": " + row);
        }
        return said.decimalValue();
    }

    private OrderState costing(JsonNode newItems, JsonNode said, JournalRow row) {
        return new OrderState(
                id,
                user,
                currency,
                cost(newItems, said, row),
                newItems,
                status,
                placedAt,
                row.occurredAt(),
                row.version(),
                carrier,
                trackingNumber,
                shippedAt,
                deliveredAt,
                reason,
                cancelledAt);
    }

    private OrderState become(String next, JournalRow row) {
        return with(
                next, row, carrier, trackingNumber, shippedAt, deliveredAt, reason, cancelledAt);
    }

    private OrderState shipped(JsonNode data, JournalRow row) {
        return with(
                "shipped",
                row,
                data.get("carrier").asText(),
                data.get("trackingNumber").asText(),
                Instant.parse(data.get("shippedAt").asText()),
                null,
                null,
                null);
    }

    private OrderState delivered(JsonNode data, JournalRow row) {
        Instant at = Instant.parse(data.get("deliveredAt").asText());
        return with("delivered", row, carrier, trackingNumber, shippedAt, at, null, null);
    }

    private OrderState cancelled(JsonNode data, JournalRow row) {
        Instant at = Instant.parse(data.get("cancelledAt").asText());
        return with("cancelled", row, null, null, null, null, data.get("reason").asText(), at);
    }

    private OrderState with(
            String newStatus,
            JournalRow row,
            @Nullable String newCarrier,
            @Nullable String newTrackingNumber,
            @Nullable Instant newShippedAt,
            @Nullable Instant newDeliveredAt,
            @Nullable String newReason,
            @Nullable Instant newCancelledAt) {
        return new OrderState(
                id,
                user,
                currency,
                total,
                items,
                newStatus,
                placedAt,
                row.occurredAt(),
                row.version(),
                newCarrier,
                newTrackingNumber,
                newShippedAt,
                newDeliveredAt,
                newReason,
                newCancelledAt);
    }
}
