package io.thecodeforge.orders.query.stream;

import java.util.List;

/**
 * What has happened on a user's list after some position.
 *
 * @param last the position of the list
 * @param first of the changes; 0 where there is none
 * @param changes each with the position after the one before it
 */
record Changes(long last, long first, List<Change> changes) {

    /**
     * @param kind the name of its event
     * @param body JSON
     */
    record Change(String kind, String body) {}

    /** Whether some of what came after that position is not kept any more, or never was. */
    boolean hasGapAfter(long position) {
        return position > last || (position < last && first != position + 1);
    }
}
