package io.thecodeforge.orders.query.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * What has happened on a user's list after some position, as far as it is kept: of old changes any
 * may be gone.
 *
 * @param last the position of the list
 * @param changes the first of them, by position
 */
record Changes(long last, List<Change> changes) {

    /**
     * @param kind the name of its event
     * @param body JSON
     */
    record Change(long position, String kind, String body) {}

    /** Those that follow the position without a gap. */
    List<Change> following(long position) {
        List<Change> following = new ArrayList<>(changes.size());
        for (Change change : changes) {
            if (change.position() != position + following.size() + 1) {
                break;
            }
            following.add(change);
        }
        return following;
    }

    /** Whether the next that came after that position is not kept any more, or never was. */
    boolean hasGapAfter(long position) {
        return position != last && following(position).isEmpty();
    }
}
