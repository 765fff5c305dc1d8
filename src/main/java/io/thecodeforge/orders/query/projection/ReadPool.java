package io.thecodeforge.orders.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.thecodeforge.orders.store.NamedPool;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;

/** The projector's pool, with every statement planned but once. */
@Singleton
@ReactiveDataSource("read")
class ReadPool implements PgPoolCreator {

    /** In characters. Vert.x forgets longer ones, and has them parsed and planned each time. */
    private static final int LONGEST_STATEMENT = 16_384;

    @Override
    public Pool create(Input input) {
        return NamedPool.of(
                input,
                "read",
                pool -> {},
                options -> options.setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT));
    }
}
