package io.thecodeforge.orders.role;

import java.util.Locale;

/** What processes keep connections to. */
enum Store {
    WRITE_DATABASE,
    READ_DATABASE,
    KAFKA;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
