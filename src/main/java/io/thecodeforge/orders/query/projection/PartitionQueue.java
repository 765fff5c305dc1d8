package io.thecodeforge.orders.query.projection;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** Partitions in turn, each at most once, for one worker that ends when there are none. */
final class PartitionQueue {

    private final SequencedSet<Integer> waiting = new LinkedHashSet<>();
    private boolean hasWorker;

    /** Whether there is work and nobody at it; whoever is told so is the worker. */
    synchronized boolean begins(Collection<Integer> partitions) {
        waiting.addAll(partitions);
        boolean begins = !hasWorker && !waiting.isEmpty();
        hasWorker |= begins;
        return begins;
    }

    synchronized int first() {
        return waiting.removeFirst();
    }

    synchronized void add(int partition) {
        waiting.add(partition);
    }

    /** Whether the worker is free to go; then the next partition wants another. */
    synchronized boolean isAtEnd() {
        hasWorker = !waiting.isEmpty();
        return !hasWorker;
    }
}
