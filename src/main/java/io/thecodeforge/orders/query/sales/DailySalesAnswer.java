package io.thecodeforge.orders.query.sales;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer's shape, for the OpenAPI document alone: the answer itself is made by the database. A
 * test reads what the service answers into this and allows no difference.
 *
 * @param items in the order of days and currencies; a day without orders has none
 */
@Schema(name = "DailySales")
@RegisterForReflection
record DailySalesAnswer(List<Item> items) {

    /** A day's sales in one currency. */
    @Schema(name = "DailySalesItem")
    record Item(
            @Schema(description = "In UTC, of placing", examples = "2026-11-23") LocalDate day,
            @Schema(examples = "EUR") String currency,
            @Schema(description = "Placed on that day", examples = "2") long orders,
            @Schema(description = "Sum of their quantities", examples = "6") long items,
            @Schema(description = "Totals of those that are not cancelled", examples = "52.00")
                    BigDecimal revenue,
            @Schema(description = "Those that have been cancelled since", examples = "0")
                    long cancellations) {}
}
