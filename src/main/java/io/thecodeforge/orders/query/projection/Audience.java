package io.thecodeforge.orders.query.projection;

import java.util.Collection;
import java.util.UUID;

/** Told of what has been applied. A bean of this type is found by the projector. */
public interface Audience {

    /**
     * A transaction is committed. Told at most once; never waits.
     *
     * @param ids of the aggregates and users that have moved in it
     */
    void moved(Collection<UUID> ids);
}
