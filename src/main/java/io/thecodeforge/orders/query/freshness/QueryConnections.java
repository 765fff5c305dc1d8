package io.thecodeforge.orders.query.freshness;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.role.Ending;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import io.thecodeforge.orders.store.FullPool;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the pool of queries full. A lost connection is to be found out soon, so one that is idle is
 * closed after seconds: few would be open when they are needed.
 */
@ApplicationScoped
class QueryConnections {

    private final FullPool pool;

    QueryConnections(
            @ReactiveDataSource("queries") Pool queries,
            @ConfigProperty(name = "quarkus.datasource.queries.reactive.max-size") int size,
            OrdersConfig config) {
        pool = new FullPool(queries, size, config.queries().silence());
    }

    void start(@Observes @OfRole(ProcessRole.QUERY) Started started) {
        pool.keep();
    }

    void stop(@Observes @OfRole(ProcessRole.QUERY) Ending stopping) {
        pool.leave();
    }
}
