package io.thecodeforge.orders.query.projection;

import java.util.List;

/** Takes up what whoever had a partition before has left. A bean of this type is found. */
interface Successor {

    /**
     * Told on a polling thread; never waits.
     *
     * @param claims that were just made
     */
    void follow(List<Claim> claims);
}
