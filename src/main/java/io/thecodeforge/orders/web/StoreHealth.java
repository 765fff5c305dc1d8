package io.thecodeforge.orders.web;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether a database answers, asked through the pool that requests use. */
public final class StoreHealth {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A pool that is full may have room in a moment, and many who ask are no reason to go away. */
    private static final Duration A_MOMENT = Duration.ofMillis(50);

    private StoreHealth() {}

    public static Uni<HealthCheckResponse> of(String name, Pool pool) {
        return pool.query("select 1")
                .execute()
                .onFailure(ConnectionPoolTooBusyException.class)
                .retry()
                .withBackOff(A_MOMENT)
                .indefinitely()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(answered -> HealthCheckResponse.up(name))
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down(name));
    }
}
