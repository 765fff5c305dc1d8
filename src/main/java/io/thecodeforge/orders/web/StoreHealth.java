package io.thecodeforge.orders.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether a database answers: our question, asked through the pool that requests use, or others,
 * behind whom it may have to wait for longer than a balancer does. Who is about to end asks
 * nothing.
 */
@ApplicationScoped
public class StoreHealth {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private final MeterRegistry meters;

    private volatile boolean isEnding;

    StoreHealth(MeterRegistry meters) {
        this.meters = meters;
    }

    void end(@Observes ShutdownDelayInitiatedEvent told) {
        isEnding = true;
    }

    /**
     * @param client whose connections the pool has, as metrics call it
     */
    public Uni<HealthCheckResponse> of(String name, Pool pool, String client) {
        return (isEnding ? Uni.createFrom().item(false) : isAnswered(pool, client))
                .map(isUp -> isUp ? HealthCheckResponse.up(name) : HealthCheckResponse.down(name));
    }

    private Uni<Boolean> isAnswered(Pool pool, String client) {
        double before = answers(client);
        Uni<Boolean> others =
                Multi.createFrom()
                        .ticks()
                        .every(A_MOMENT)
                        .filter(tick -> isEnding || answers(client) > before)
                        .toUni()
                        .map(tick -> !isEnding);
        return Uni.combine()
                .any()
                .of(ask(pool), others)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(false);
    }

    /** No answer where the pool is full: then those count who have filled it. */
    private static Uni<Boolean> ask(Pool pool) {
        return pool.query("select 1")
                .execute()
                .map(answered -> true)
                .onFailure(ConnectionPoolTooBusyException.class)
                .recoverWithUni(() -> Uni.createFrom().nothing())
                .onFailure()
                .recoverWithItem(false);
    }

    private double answers(String client) {
        return meters.find("postgresql.completed").tag("clientName", client).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
