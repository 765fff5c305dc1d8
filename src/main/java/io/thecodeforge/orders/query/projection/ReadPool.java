package io.thecodeforge.orders.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/** The projector's pool as Quarkus makes it, with a name, and every statement planned but once. */
@Singleton
@ReactiveDataSource("read")
class ReadPool implements PgPoolCreator {

    /** In characters. Vert.x forgets longer ones, and has them parsed and planned each time. */
    private static final int LONGEST_STATEMENT = 16_384;

    /** Vert.x can lose a connection that comes when its wait ends: whoever waits has a limit. */
    private static final int NO_TIMEOUT = 0;

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(ReadPool::set);
        return PgBuilder.pool()
                .with(
                        new PoolOptions(input.poolOptions())
                                .setName("read")
                                .setConnectionTimeout(NO_TIMEOUT))
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }

    private static void set(PgConnectOptions options) {
        options.setMetricsName("postgresql|read"); // as Quarkus names its own
        options.setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT);
    }
}
