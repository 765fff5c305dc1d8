package io.thecodeforge.orders.store;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    private static final Duration CONNECTING = Duration.ofSeconds(3);

    private NamedPool() {}

    /**
     * @param silence after which a connection on which nothing comes is taken for lost, without a
     *     word, and closed: three times what any answer may take, or more
     * @param bounds of the pool
     * @param settings of each host, besides those of {@code application.properties}
     */
    public static Pool of(
            PgPoolCreator.Input input,
            String name,
            Duration silence,
            Consumer<PoolOptions> bounds,
            Consumer<PgConnectOptions> settings) {
        for (PgConnectOptions host : input.pgConnectOptionsList()) {
            host.setMetricsName("postgresql|" + name); // as Quarkus names its own
            host.setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT);
            host.setConnectTimeout((int) CONNECTING.toMillis());
            host.setReadIdleTimeout((int) silence.toMillis());
            host.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
            settings.accept(host);
        }
        PoolOptions options =
                new PoolOptions(input.poolOptions()).setName(name).setConnectionTimeout(NO_TIMEOUT);
        closeWhatIsIdle(options, (int) silence.toMillis());
        bounds.accept(options);
        return PgBuilder.pool()
                .with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }

    /**
     * Silence counts from the last word, however long nobody asked: so a connection that is not
     * used is closed long before, and whoever gets one has a third of the silence for an answer.
     */
    private static void closeWhatIsIdle(PoolOptions options, int silence) {
        options.setIdleTimeout(Math.max(1, silence / 2)).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        options.setPoolCleanerPeriod(Math.max(1, silence / 8));
    }
}
