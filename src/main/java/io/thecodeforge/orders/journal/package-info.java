/**
 * The append-only log of every event, the outbox beside it, and the relay from there to Kafka.
 *
 * <p>A command appends within its own transaction; the relay forwards what was committed and takes
 * it out of the outbox once the broker has acknowledged it. The journal stays: it is the audit
 * trail, and can fill an empty topic again.
 */
@NullMarked
package io.thecodeforge.orders.journal;

import org.jspecify.annotations.NullMarked;
