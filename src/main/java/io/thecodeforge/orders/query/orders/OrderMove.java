package io.thecodeforge.orders.query.orders;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch does to one order's row.
 *
 * @param from its status before; null where there was no row
 * @param changes how many events it takes
 */
record OrderMove(UUID orderId, UUID userId, @Nullable String from, String to, int changes) {}
