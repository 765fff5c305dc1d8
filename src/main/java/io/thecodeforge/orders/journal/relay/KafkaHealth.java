package io.thecodeforge.orders.journal.relay;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether Kafka answers. A wellness check, shown under {@code /q/health} and {@code
 * /q/health/well}, and no readiness: while Kafka is away commands are accepted and queries answered
 * all the same.
 */
@Wellness
@ApplicationScoped
class KafkaHealth implements AsyncHealthCheck {

    private static final String NAME = "Kafka";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Admin admin;

    KafkaHealth(Admin admin) {
        this.admin = admin;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> admin.describeCluster().clusterId().toCompletionStage())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(id -> HealthCheckResponse.named(NAME).withData("cluster", id).up().build())
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down(NAME));
    }
}
