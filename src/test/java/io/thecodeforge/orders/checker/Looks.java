package io.thecodeforge.orders.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** An order as answers show it, as one line of text; {@link OrderState} writes the same. */
final class Looks {

    private Looks() {}

    static String row(JsonNode row) {
        return line(
                row.get("orderId").asText(),
                row.get("userId").asText(),
                row.get("userName").asText(),
                row.get("userEmail").asText(),
                row.get("total").decimalValue(),
                row.get("currency").asText(),
                row.get("itemCount").asInt(),
                row.get("itemNames").asText(),
                row.get("status").asText(),
                instant(row.get("createdAt")),
                instant(row.get("updatedAt")),
                row.get("version").asInt());
    }

    static String whole(JsonNode order) {
        JsonNode delivery = order.get("delivery");
        JsonNode cancellation = order.get("cancellation");
        return line(
                row(order),
                items(order.get("items")),
                text(delivery, "carrier"),
                text(delivery, "trackingNumber"),
                instant(delivery.get("shippedAt")),
                instant(delivery.get("deliveredAt")),
                text(cancellation, "reason"),
                instant(cancellation.get("cancelledAt")));
    }

    static String event(JsonNode event) {
        return line(
                event.get("type").asText(), instant(event.get("occurredAt")), event.get("data"));
    }

    static String items(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item ->
                        line(
                                item.get("sku").asText(),
                                item.get("name").asText(),
                                item.get("quantity").asInt(),
                                item.get("unitPrice").decimalValue()))
                .collect(Collectors.joining(";"));
    }

    static String line(@Nullable Object... facts) {
        return Stream.of(facts).map(Looks::fact).collect(Collectors.joining("|"));
    }

    private static String fact(@Nullable Object fact) {
        return switch (fact) {
            case null -> "-";
            case BigDecimal amount -> amount.toPlainString();
            default -> fact.toString();
        };
    }

    static @Nullable String text(JsonNode object, String field) {
        return object.path(field).isTextual() ? object.get(field).asText() : null;
    }

    static @Nullable Instant instant(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode()
                ? null
                : Instant.parse(node.asText());
    }
}
