package io.thecodeforge.orders.web;

import java.util.stream.Stream;

/** Shows itself as another exception, with that one's stack, but its messages on one line each. */
final class EscapedException extends Exception {

    private static final long serialVersionUID = 1L;

    EscapedException(Throwable shown) {
        super(
                OneLine.escaped(shown.toString()),
                shown.getCause() == null ? null : new EscapedException(shown.getCause()));
        setStackTrace(shown.getStackTrace());
    }

    static boolean isNeededFor(Throwable thrown) {
        return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                .map(Throwable::toString)
                .anyMatch(text -> !text.equals(OneLine.escaped(text)));
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
