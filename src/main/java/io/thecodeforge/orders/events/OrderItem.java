package io.thecodeforge.orders.events;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * One line of an order.
 *
 * @param unitPrice in the order's currency, with that currency's scale
 */
public record OrderItem(String sku, String name, int quantity, BigDecimal unitPrice) {

    public OrderItem {
        requireNonNull(sku, "sku");
        requireNonNull(name, "name");
        requireNonNull(unitPrice, "unitPrice");
    }
}
