/**
 * The read side: Kafka to read tables to HTTP.
 *
 * <p>The projector turns each batch of events into one transaction on the read database; a folder
 * beside it is one read model with its table, its projection and its resource. Nothing here knows
 * the write side: what a read model shows, it was told by an event.
 */
@NullMarked
package io.thecodeforge.orders.query;

import org.jspecify.annotations.NullMarked;
