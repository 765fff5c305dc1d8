package io.thecodeforge.orders.query.projection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What operators are told of projections. */
@RegisterForReflection
final class ProjectionAnswers {

    private ProjectionAnswers() {}

    /**
     * @param lagEvents of all partitions
     * @param lagSeconds of the partition that is furthest behind
     */
    @Schema(name = "Projection")
    record Item(
            @Schema(examples = "orders") String name,
            @Schema(
                            enumeration = {"running", "waiting", "stopped"},
                            description = "Of the process that answers")
                    String state,
            long lagEvents,
            @Schema(description = "The age of the oldest event that is not applied")
                    double lagSeconds,
            List<PartitionLag> partitions) {}

    @Schema(name = "Projections")
    record All(List<Item> items) {}
}
