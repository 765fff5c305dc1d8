package io.thecodeforge.orders.web;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether a database answers, asked through the pool that requests use. */
public final class StoreHealth {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private StoreHealth() {}

    public static Uni<HealthCheckResponse> of(String name, Pool pool) {
        return pool.query("select 1")
                .execute()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(answered -> HealthCheckResponse.up(name))
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down(name));
    }
}
