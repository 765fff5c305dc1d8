package io.thecodeforge.orders.query.projection;

import java.util.Set;

/** What became of a piece of a batch: one transaction. */
sealed interface Piece {

    record Applied() implements Piece {}

    /** Nothing was applied, as somebody else has claimed these partitions. */
    record Fenced(Set<Integer> partitions) implements Piece {}

    /** Nothing was applied or parked, as the store was not to be had: the event is tried again. */
    record Undecided() implements Piece {}

    /** Nothing was applied, as an event in it is broken. */
    record Refused(Throwable failure) implements Piece {}
}
