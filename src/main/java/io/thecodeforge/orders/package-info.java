/**
 * Orders: a reactive CQRS order service.
 *
 * <p>Read the rooms in alphabetical order and you have followed one order through the house:
 *
 * <pre>
 * HTTP -> command -> decision -> state + journal (one transaction)
 *      -> relay -> Kafka -> projector -> read tables -> HTTP
 * </pre>
 *
 * <ul>
 *   <li>{@code command}: HTTP to decision to one transaction on the write database
 *   <li>{@code events}: the contract between all other parts
 *   <li>{@code journal}: the log of every event, the outbox, and the relay to Kafka
 *   <li>{@code query}: Kafka to read tables to HTTP
 *   <li>{@code role}: which of all that this process does
 *   <li>{@code store}: what both sides do with PostgreSQL in the same way
 *   <li>{@code web}: what the edges of both sides share
 * </ul>
 *
 * <p>{@code command} and {@code query} never see each other; a test holds every wall.
 */
@NullMarked
package io.thecodeforge.orders;

import org.jspecify.annotations.NullMarked;
