package io.thecodeforge.orders.command.order;

import java.util.Locale;

/** pending -> confirmed -> shipped -> delivered; pending or confirmed -> cancelled. */
enum OrderStatus {
    PENDING,
    CONFIRMED,
    SHIPPED,
    DELIVERED,
    CANCELLED;

    /** As clients and the database see it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OrderStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
