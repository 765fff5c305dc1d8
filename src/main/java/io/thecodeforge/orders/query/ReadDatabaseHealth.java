package io.thecodeforge.orders.query;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.ProjectorState;
import io.thecodeforge.orders.web.StoreHealth;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Queries can be answered only where the read database is. */
@Readiness
@ApplicationScoped
class ReadDatabaseHealth implements AsyncHealthCheck {

    private final Pool read;
    private final ProjectorState projector;

    ReadDatabaseHealth(@ReactiveDataSource("read") Pool read, ProjectorState projector) {
        this.read = read;
        this.projector = projector;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return StoreHealth.of("read database", read).map(this::withProjector);
    }

    /** Rows that can be read but not written are answered all the same, and grow old. */
    private HealthCheckResponse withProjector(HealthCheckResponse store) {
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named(store.getName())
                        .status(store.getStatus() == HealthCheckResponse.Status.UP);
        projector.waiting().ifPresent(reason -> health.withData("projector waits", reason));
        return health.build();
    }
}
