package io.thecodeforge.orders.query.freshness;

import static java.util.Objects.requireNonNull;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.store.NamedPool;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The pool of queries as Quarkus makes it, with bounds: what would take too long is refused
 * instead, and a connection that is lost without a word is found out.
 *
 * <p>Each query has a connection to itself. They could share one, their statements behind each
 * other: then pages would wait behind a search, and the queue that is bounded here would be one in
 * each connection that nobody bounds.
 */
@Singleton
@ReactiveDataSource("queries")
class QueryPool implements PgPoolCreator {

    private final Vertx vertx;
    private final OrdersConfig.Queries bounds;

    private volatile @Nullable PgConnectOptions options;

    QueryPool(Vertx vertx, OrdersConfig config) {
        this.vertx = vertx;
        this.bounds = config.queries();
    }

    @Override
    public Pool create(Input input) {
        Pool pool =
                NamedPool.of(
                        input,
                        "queries",
                        bounds.silence(),
                        its -> its.setMaxWaitQueueSize(bounds.waiting()),
                        this::bound);
        options = input.pgConnectOptionsList().getFirst();
        return pool;
    }

    /** A connection beside the pool, with its settings. */
    Uni<PgConnection> connection() {
        return PgConnection.connect(vertx, requireNonNull(options, "the pool is made first"));
    }

    private void bound(PgConnectOptions options) {
        options.addProperty(
                "statement_timeout", Deadline.ofStatement(bounds.timeout()).toMillis() + "ms");
    }
}
