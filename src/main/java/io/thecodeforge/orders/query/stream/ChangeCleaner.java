package io.thecodeforge.orders.query.stream;

import io.quarkus.reactive.datasource.ReactiveDataSource;
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

/** Deletes changes that are past their time, oldest first. */
@ApplicationScoped
class ChangeCleaner {

    private static final String DELETE =
            """
            delete from user_changes where (user_id, position) in (
                select user_id, position from user_changes
                where changed_at <= now() - make_interval(secs => $1)
                order by changed_at, user_id, position limit $2 for update skip locked)
            """;

    private final Pruning pruning;
    private final Duration interval;

    ChangeCleaner(@ReactiveDataSource("read") Pool read, OrdersConfig config) {
        this.pruning = new Pruning("changes", read, DELETE, config.stream().retention());
        this.interval = config.stream().cleaning();
    }

    void start(@Observes @OfRole(ProcessRole.PROJECTOR) Started started) {
        pruning.start(interval);
    }

    void stop(@Observes @OfRole(ProcessRole.PROJECTOR) Ending stopping) {
        pruning.stop();
    }
}
