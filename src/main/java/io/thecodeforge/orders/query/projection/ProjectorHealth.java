package io.thecodeforge.orders.query.projection;

import io.smallrye.health.api.Wellness;
import io.thecodeforge.orders.OrdersConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * How well the read model follows. A wellness check and no readiness: a query is answered from what
 * there is, and no restart makes a lag shorter.
 */
@Wellness
@ApplicationScoped
class ProjectorHealth implements HealthCheck {

    private final LagMonitor monitor;
    private final ProjectorState state;
    private final Duration threshold;

    ProjectorHealth(LagMonitor monitor, ProjectorState state, OrdersConfig config) {
        this.monitor = monitor;
        this.state = state;
        this.threshold = config.projector().lagThreshold();
    }

    @Override
    public HealthCheckResponse call() {
        LagMonitor.Sample sample = monitor.last();
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named("projector")
                        .withData("state", state.word())
                        .withData("lagEvents", sample.events())
                        .withData("lagSeconds", Double.toString(sample.seconds()))
                        .withData("parkedEvents", sample.parked());
        state.waiting().ifPresent(reason -> health.withData("waits", reason));
        state.stopped().ifPresent(reason -> health.withData("stopped", reason));
        return health.status(state.isRunning() && isInTime(sample)).build();
    }

    private boolean isInTime(LagMonitor.Sample sample) {
        return sample.seconds() * 1000 <= threshold.toMillis();
    }
}
