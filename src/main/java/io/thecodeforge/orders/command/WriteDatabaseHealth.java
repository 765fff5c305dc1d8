package io.thecodeforge.orders.command;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.web.StoreHealth;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Commands can be answered only where the write database is. */
@Readiness
@ApplicationScoped
class WriteDatabaseHealth implements AsyncHealthCheck {

    private final StoreHealth health;
    private final Pool write;

    WriteDatabaseHealth(StoreHealth health, Pool write) {
        this.health = health;
        this.write = write;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return health.of("write database", write, "write");
    }
}
