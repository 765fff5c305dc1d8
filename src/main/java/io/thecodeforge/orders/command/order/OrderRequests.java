package io.thecodeforge.orders.command.order;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.web.CommandBody;
import io.thecodeforge.orders.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of order commands, as clients write them. */
@RegisterForReflection
interface OrderRequests {

    @Schema(name = "Item", additionalProperties = Schema.False.class)
    record Item(
            @Schema(examples = "BK-1") @NotNull @PlainText @Size(max = 64) String sku,
            @Schema(examples = "Clean Code") @NotNull @PlainText @Size(max = 200) String name,
            @Schema(examples = "2") @NotNull @Min(1) @Max(10_000) Integer quantity,
            @Schema(examples = "12.50")
                    @NotNull
                    @DecimalMin("0")
                    @DecimalMax("999999999999.9999")
                    @Digits(integer = 12, fraction = 4)
                    BigDecimal unitPrice) {

        OrderItem toItem() {
            return new OrderItem(sku, name, quantity, unitPrice);
        }
    }

    @Schema(name = "PlaceOrder", additionalProperties = Schema.False.class)
    record Place(
            @NotNull UUID userId,
            @Schema(description = "ISO 4217; the service's default where absent", examples = "EUR")
                    @Nullable
                    @Size(min = 3, max = 3)
                    String currency,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Item> items,
            @Schema(description = "Must equal the items' total where given", examples = "25.00")
                    @Nullable
                    @DecimalMin("-1e18")
                    @DecimalMax("1e18")
                    @Digits(integer = 18, fraction = 4)
                    BigDecimal total)
            implements CommandBody {}

    @Schema(name = "ReplaceItems", additionalProperties = Schema.False.class)
    record Items(
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Item> items,
            @Schema(description = "Must equal the items' total where given", examples = "25.00")
                    @Nullable
                    @DecimalMin("-1e18")
                    @DecimalMax("1e18")
                    @Digits(integer = 18, fraction = 4)
                    BigDecimal total)
            implements CommandBody {}

    @Schema(name = "ShipOrder", additionalProperties = Schema.False.class)
    record Ship(
            @Schema(examples = "DHL") @NotNull @PlainText @Size(max = 100) String carrier,
            @Schema(examples = "JD0146000040") @NotNull @PlainText @Size(max = 100)
                    String trackingNumber)
            implements CommandBody {}

    @Schema(name = "CancelOrder", additionalProperties = Schema.False.class)
    record Cancel(
            @Schema(examples = "ordered twice") @NotNull @PlainText @Size(max = 500) String reason)
            implements CommandBody {}

    static List<OrderItem> toItems(List<Item> items) {
        return items.stream().map(Item::toItem).toList();
    }
}
