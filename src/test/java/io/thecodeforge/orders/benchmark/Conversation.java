package io.thecodeforge.orders.benchmark;

/** What one client asks, one request after the other. */
@FunctionalInterface
interface Conversation {

    /** The next request, whole, as it goes over the wire. */
    byte[] next();

    /** The answer to it has come. */
    default void answered(HttpExchanges answer) {}
}
