/**
 * The write side: HTTP to decision to one transaction on the write database.
 *
 * <p>One command is one transaction: load the aggregate, ask its pure {@code decide}, save the new
 * state, append the events to the journal and the outbox. Where one statement does the writing, it
 * is the transaction. Nothing is sent to Kafka from here.
 */
@NullMarked
package io.thecodeforge.orders.command;

import org.jspecify.annotations.NullMarked;
