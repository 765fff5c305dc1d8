package io.thecodeforge.orders.query.orders;

import io.thecodeforge.orders.query.projection.UnappliedEventException;
import java.util.UUID;

/** An event came without the one before it: what it would lead to is not known. */
class MissingEventException extends UnappliedEventException {

    private static final long serialVersionUID = 1L;

    MissingEventException(UUID orderId, int known, int came) {
        super("order %s is at version %d, and version %d came".formatted(orderId, known, came));
    }
}
