package io.thecodeforge.orders.query.orders;

import io.thecodeforge.orders.query.projection.UnappliedEventException;
import java.util.List;

/** An order was placed by somebody of whom nothing has come: it would show no name. */
class UnknownUserException extends UnappliedEventException {

    private static final long serialVersionUID = 1L;

    /**
     * @param placed together; of several it is not told which, for each is tried by itself before
     *     it is parked
     */
    UnknownUserException(List<OrderPatch> placed) {
        super(
                placed.size() == 1
                        ? "user %s of order %s is not known"
                                .formatted(placed.getFirst().userId, placed.getFirst().orderId)
                        : "the user of one of %d orders is not known".formatted(placed.size()));
    }
}
