package io.thecodeforge.orders.query.orders;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answers' shapes, for the OpenAPI document alone: the answers themselves are made by the
 * database. A test reads what the service answers into these and allows no difference.
 */
@RegisterForReflection
interface OrderAnswers {

    @Schema(name = "OrderRow")
    record Row(
            UUID orderId,
            UUID userId,
            @Schema(examples = "Ada Lovelace") String userName,
            @Schema(examples = "ada@example.com") String userEmail,
            @Schema(examples = "26.00") BigDecimal total,
            @Schema(examples = "EUR") String currency,
            @Schema(description = "Number of lines", examples = "2") int itemCount,
            @Schema(examples = "Clean Code, Pen") String itemNames,
            @Schema(enumeration = {"pending", "confirmed", "shipped", "delivered", "cancelled"})
                    String status,
            Instant createdAt,
            Instant updatedAt,
            @Schema(examples = "1") int version) {}

    @Schema(name = "OrderPage")
    record Rows(
            List<Row> items,
            @Schema(
                            nullable = true,
                            description = "Null on a cursor\'s page, and with q",
                            examples = "1")
                    @Nullable Integer page,
            @Schema(examples = "20") int size,
            @Schema(
                            nullable = true,
                            description = "Null on a cursor\'s page, with dates and with q",
                            examples = "1")
                    @Nullable Long totalItems,
            @Schema(
                            nullable = true,
                            description = "Null on a cursor\'s page, with dates and with q",
                            examples = "1")
                    @Nullable Long totalPages,
            @Schema(
                            nullable = true,
                            description = "The cursor of the page after this; null at the end")
                    @Nullable String next) {}

    @Schema(name = "OrderedItem")
    record Item(
            @Schema(examples = "BK-1") String sku,
            @Schema(examples = "Clean Code") String name,
            @Schema(examples = "2") int quantity,
            @Schema(examples = "12.50") BigDecimal unitPrice) {}

    @Schema(name = "Delivery")
    record Delivery(
            @Schema(examples = "DHL") String carrier,
            @Schema(examples = "JD0146000040") String trackingNumber,
            Instant shippedAt,
            @Schema(nullable = true) @Nullable Instant deliveredAt) {}

    @Schema(name = "Cancellation")
    record Cancellation(@Schema(examples = "ordered twice") String reason, Instant cancelledAt) {}

    @Schema(name = "Order")
    record Order(
            UUID orderId,
            UUID userId,
            @Schema(examples = "Ada Lovelace") String userName,
            @Schema(examples = "ada@example.com") String userEmail,
            @Schema(examples = "26.00") BigDecimal total,
            @Schema(examples = "EUR") String currency,
            @Schema(description = "Number of lines", examples = "2") int itemCount,
            @Schema(examples = "Clean Code, Pen") String itemNames,
            @Schema(enumeration = {"pending", "confirmed", "shipped", "delivered", "cancelled"})
                    String status,
            Instant createdAt,
            Instant updatedAt,
            @Schema(examples = "1") int version,
            List<Item> items,
            @Schema(nullable = true, description = "Null until the order is shipped")
                    @Nullable Delivery delivery,
            @Schema(nullable = true, description = "Null unless the order is cancelled")
                    @Nullable Cancellation cancellation) {}

    @Schema(name = "PastEvent")
    record PastEvent(
            @Schema(examples = "1") int version,
            @Schema(examples = "OrderPlaced.v1") String type,
            Instant occurredAt,
            @Schema(nullable = true, description = "Who did it, where that is known")
                    @Nullable String actor,
            @Schema(type = SchemaType.OBJECT, description = "The event, as its type says")
                    Map<String, Object> data) {}

    @Schema(name = "OrderHistory")
    record History(List<PastEvent> items) {}
}
