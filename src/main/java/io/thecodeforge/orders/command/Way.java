package io.thecodeforge.orders.command;

import jakarta.persistence.LockModeType;

/** How a command is kept from being decided on what others change meanwhile. */
enum Way {

    /**
     * One statement writes rows and event, if the version is still that on which was decided
     * (optimistic): a round trip to load, and one to write.
     */
    AT_ONCE(LockModeType.NONE),

    /** The aggregate is locked from the loading on: others wait, and nothing is in vain. */
    IN_TRANSACTION(LockModeType.PESSIMISTIC_WRITE);

    private final LockModeType lock;

    Way(LockModeType lock) {
        this.lock = lock;
    }

    LockModeType lock() {
        return lock;
    }
}
