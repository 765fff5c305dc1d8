package io.thecodeforge.orders.command;

/** Another transaction has kept its reply under the key first: this one must be undone. */
class KeyTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyTakenException() {
        super("the idempotency key was kept first by another request", null, false, false);
    }
}
