package io.thecodeforge.orders.query;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.web.StoreHealth;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Queries can be answered only where the read database is. */
@Readiness
@ApplicationScoped
class ReadDatabaseHealth implements AsyncHealthCheck {

    private final Pool read;

    ReadDatabaseHealth(@ReactiveDataSource("read") Pool read) {
        this.read = read;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return StoreHealth.of("read database", read);
    }
}
