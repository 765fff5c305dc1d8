package io.thecodeforge.orders.command;

/** One statement could not do it: another command came between, or it takes several. */
class NotAtOnceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAtOnceException() {
        super("one statement could not do it", null, false, false);
    }
}
