package io.thecodeforge.orders.journal.relay;

/** An entry that the broker has, and the lane that it was sent for. */
record Acknowledged(OwnedLane lane, Entry entry) {}
