package io.thecodeforge.orders.store;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import java.util.List;
import java.util.function.Consumer;

/** A pool as Quarkus makes it, with bounds, and a name for its metrics. */
public final class NamedPool {

    /**
     * A wait for a connection that Vert.x ends by its own clock can lose the connection that comes
     * in the same moment, until the pool has none left: whoever waits has a deadline of its own.
     */
    private static final int NO_TIMEOUT = 0;

    /** In characters. Vert.x forgets longer ones, and has them parsed and planned each time. */
    public static final int LONGEST_STATEMENT = 16_384;

    private NamedPool() {}

    /**
     * @param bounds of the pool
     * @param settings of each host, besides those of {@code application.properties}
     */
    public static Pool of(
            PgPoolCreator.Input input,
            String name,
            Consumer<PoolOptions> bounds,
            Consumer<PgConnectOptions> settings) {
        for (PgConnectOptions host : input.pgConnectOptionsList()) {
            host.setMetricsName("postgresql|" + name); // as Quarkus names its own
            host.setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT);
            settings.accept(host);
        }
        PoolOptions options =
                new PoolOptions(input.poolOptions()).setName(name).setConnectionTimeout(NO_TIMEOUT);
        bounds.accept(options);
        return PgBuilder.pool()
                .with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
