package io.thecodeforge.orders.query;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.query.projection.ProjectorState;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.web.StoreHealth;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Queries can be answered only where the read database is, and events be applied: each is asked
 * through the pool that the roles of this process use.
 */
@Readiness
@ApplicationScoped
class ReadDatabaseHealth implements AsyncHealthCheck {

    private static final String NAME = "read database";

    private final StoreHealth health;
    private final Instance<Pool> read;
    private final Instance<Pool> queries;
    private final Set<ProcessRole> roles;
    private final ProjectorState projector;

    ReadDatabaseHealth(
            StoreHealth health,
            @ReactiveDataSource("read") Instance<Pool> read,
            @ReactiveDataSource("queries") Instance<Pool> queries,
            OrdersConfig config,
            ProjectorState projector) {
        this.health = health;
        this.read = read;
        this.queries = queries;
        this.roles = config.roles();
        this.projector = projector;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return of(ProcessRole.QUERY, queries, "queries")
                .chain(store ->
                        isUp(store)
                                ? of(ProcessRole.PROJECTOR, read, "read")
                                : Uni.createFrom().item(store))
                .map(this::withProjector);
    }

    private Uni<HealthCheckResponse> of(ProcessRole role, Instance<Pool> pool, String client) {
        return roles.contains(role)
                ? health.of(NAME, pool.get(), client)
                : Uni.createFrom().item(HealthCheckResponse.up(NAME));
    }

    private static boolean isUp(HealthCheckResponse store) {
        return store.getStatus() == HealthCheckResponse.Status.UP;
    }

    /** Rows that can be read but not written are answered all the same, and grow old. */
    private HealthCheckResponse withProjector(HealthCheckResponse store) {
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named(store.getName()).status(isUp(store));
        projector.waiting().ifPresent(reason -> health.withData("projector waits", reason));
        return health.build();
    }
}
