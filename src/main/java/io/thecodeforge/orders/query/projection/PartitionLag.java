package io.thecodeforge.orders.query.projection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far one partition is applied.
 *
 * @param position the offset that is applied next
 * @param end the offset that the next event will have
 * @param lagSeconds the age of the oldest event that is not applied; 0 where all are
 */
@Schema(name = "PartitionLag")
@RegisterForReflection
record PartitionLag(
        int partition,
        @Schema(description = "The offset that is applied next") long position,
        @Schema(description = "The offset that the next event will have") long end,
        long lagEvents,
        @Schema(description = "The age of the oldest event that is not applied")
                double lagSeconds) {

    /** After a time in which nobody could look: it may be as far behind as that. */
    PartitionLag after(double seconds) {
        return new PartitionLag(partition, position, end, lagEvents, lagSeconds + seconds);
    }

    /**
     * Those whose log has lost its end, or whose position is no more where a projector had brought
     * it to.
     *
     * @param places where that was, by partition
     */
    static List<Integer> setBack(List<PartitionLag> lags, Map<Integer, Long> places) {
        return lags.stream()
                .filter(lag ->
                        lag.position() > lag.end()
                                || lag.position() < places.getOrDefault(lag.partition(), 0L))
                .map(PartitionLag::partition)
                .toList();
    }
}
