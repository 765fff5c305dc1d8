package io.thecodeforge.orders.query.projection;

import java.util.Set;

/**
 * Partitions of a batch are claimed by another projector, or stand elsewhere: nothing was applied.
 */
class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<Integer> partitions;

    FencedException(Set<Integer> partitions) {
        super("the position has moved in partitions " + partitions);
        this.partitions = partitions;
    }

    Set<Integer> partitions() {
        return partitions;
    }
}
