package io.thecodeforge.orders.query.projection;

/** Told of what has been applied. A bean of this type is found by the projector. */
public interface Audience {

    /** The transaction that applied the batch is committed. Told at most once; never waits. */
    void applied(EventBatch batch);
}
