package io.thecodeforge.orders.query.projection;

import io.thecodeforge.orders.query.projection.EventLog.Range;
import io.thecodeforge.orders.query.projection.EventLog.Topic;

/**
 * A partition that this projector has claimed, with the place that it has got to. Used by one batch
 * at a time: a partition belongs to one consumer.
 */
final class Claim {

    /** More polls than wait in the channel while one is looked at. */
    private static final int MOST_POLLED = 4;

    private final String topicId;
    private final int partition;
    private final long epoch;
    private volatile long next;
    private volatile boolean mayHaveParked = true;
    private long hole = -1;
    private int others;

    Claim(String topicId, int partition, long epoch, long next) {
        this.topicId = topicId;
        this.partition = partition;
        this.epoch = epoch;
        this.next = next;
    }

    String topicId() {
        return topicId;
    }

    int partition() {
        return partition;
    }

    long epoch() {
        return epoch;
    }

    /** The offset that is to be applied next. */
    long next() {
        return next;
    }

    /** This place, or the beginning where the log that is there now does not have it. */
    Claim in(Topic topic, Range log) {
        return topicId.equals(topic.id()) && log.contains(next)
                ? this
                : new Claim(topic.id(), partition, epoch, log.start());
    }

    void advance(long to) {
        next = to;
    }

    /** Whether events of the partition were parked when it was last moved; so until it is. */
    boolean mayHaveParked() {
        return mayHaveParked;
    }

    void hasParked(boolean some) {
        mayHaveParked = some;
    }

    /**
     * Whether records from this offset on can follow. Those in between were dropped with a batch,
     * and come again after a seek; if they do not, the log has none there. What was polled before
     * the seek comes in between: so it is the lowest that counts, as long as it still comes.
     */
    boolean isFollowedBy(long offset) {
        boolean follows = offset <= next || offset == hole;
        others++;
        if (hole <= next || offset <= hole || others > MOST_POLLED) {
            hole = offset;
            others = 0;
        }
        return follows;
    }

    @Override
    public String toString() {
        return "partition %d, offset %d of %s".formatted(partition, next, topicId);
    }
}
