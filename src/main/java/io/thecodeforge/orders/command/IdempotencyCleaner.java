package io.thecodeforge.orders.command;

import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.role.Ending;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import io.thecodeforge.orders.store.Pruning;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Deletes idempotency keys that are past their time. */
@ApplicationScoped
class IdempotencyCleaner {

    private static final String DELETE =
            """
            delete from idempotency_key where key in (
                select key from idempotency_key
                where kept_at <= now() - make_interval(secs => $1)
                order by kept_at limit $2 for update skip locked)
            """;

    private final Pruning pruning;
    private final Duration interval;

    IdempotencyCleaner(Pool write, OrdersConfig config) {
        this.pruning =
                new Pruning("idempotency keys", write, DELETE, config.idempotency().retention());
        this.interval = config.idempotency().cleaning();
    }

    void start(@Observes @OfRole(ProcessRole.COMMAND) Started started) {
        pruning.start(interval);
    }

    void stop(@Observes @OfRole(ProcessRole.COMMAND) Ending stopping) {
        pruning.stop();
    }
}
