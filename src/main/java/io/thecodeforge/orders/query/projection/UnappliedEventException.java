package io.thecodeforge.orders.query.projection;

/** A projection cannot apply an event, for a reason that lies in the event: it will be parked. */
public class UnappliedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message for an operator; without names of ours
     */
    public UnappliedEventException(String message) {
        super(message);
    }
}
