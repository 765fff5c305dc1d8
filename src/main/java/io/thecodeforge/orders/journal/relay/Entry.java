package io.thecodeforge.orders.journal.relay;

import io.thecodeforge.orders.events.RecordedEvent;
import io.thecodeforge.orders.journal.HashSlot;

/** An event in the outbox, with its place in the journal. */
record Entry(long position, RecordedEvent event) {

    int slot() {
        return HashSlot.of(event.userId());
    }
}
