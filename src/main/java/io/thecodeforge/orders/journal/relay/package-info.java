/**
 * From the outbox to Kafka, by as many replicas as there are.
 *
 * <p>The outbox is cut into lanes by user. A lane has one owner among all relays: {@code LaneTable}
 * is where they settle it, {@code Lease} how an owner knows that it still is one without asking
 * (Gray and Cheriton, <cite>Leases: an efficient fault-tolerant mechanism for distributed file
 * cache consistency</cite>, SOSP 1989), and the lane's epoch the fencing token that every delete
 * carries. {@code Relay} reads, sends and deletes, all three at the same time; {@code OwnedLane}
 * keeps the events of one user in a row.
 *
 * <p>The guarantee: every committed event reaches the topic; the first delivery of one user's
 * events is in the order of the journal for each of that user's aggregates; an event comes again
 * only after a crash or a lost lane, and then the same byte for byte. It rests on five things.
 *
 * <ol>
 *   <li>Rows are found by their presence, never by a highest position: a transaction that commits
 *       late is not passed over.
 *   <li>One user's next event is handed to the producer when the broker has acknowledged the one
 *       before it ({@code OwnedLane}), and the producer never gives one up of itself ({@code
 *       RelayProducer}): none is delivered for the first time while an earlier one failed.
 *   <li>A row is deleted after its acknowledgement, by an owner whose epoch still stands.
 *   <li>An owner hands nothing over once its lease has run out, and the lane is not taken before.
 *       What it had handed over may still arrive: those are events that its successor found in the
 *       outbox, too, and sends in the same order from the same place, so they can only repeat.
 *   <li>Everything sent is a function of the journal's row, and so are its bytes.
 * </ol>
 */
@NullMarked
package io.thecodeforge.orders.journal.relay;

import org.jspecify.annotations.NullMarked;
