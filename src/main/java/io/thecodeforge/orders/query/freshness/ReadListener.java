package io.thecodeforge.orders.query.freshness;

import static java.util.Objects.requireNonNull;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.role.Ending;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection of its own to the read database, which hears what projectors of other processes say;
 * beside the pool, which lends its connections to others, but with the pool's settings.
 */
@Singleton
@ReactiveDataSource("queries")
class ReadListener implements PgPoolCreator {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Vert.x can lose a connection that comes when its wait ends: the query has a deadline. */
    private static final int NO_TIMEOUT = 0;

    private final Vertx vertx;
    private final ReadSignal signal;
    private final OrdersConfig.Queries bounds;

    private volatile @Nullable PgConnectOptions options;
    private volatile @Nullable PgConnection open;
    private volatile boolean isOver;

    ReadListener(Vertx vertx, ReadSignal signal, OrdersConfig config) {
        this.vertx = vertx;
        this.signal = signal;
        this.bounds = config.queries();
    }

    /** The pool as Quarkus makes it, with bounds: what would take too long is refused instead. */
    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(this::bound);
        options = input.pgConnectOptionsList().getFirst();
        return PgBuilder.pool()
                .with(
                        new PoolOptions(input.poolOptions())
                                .setName("queries")
                                .setMaxWaitQueueSize(bounds.waiting())
                                .setConnectionTimeout(NO_TIMEOUT))
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }

    private void bound(PgConnectOptions options) {
        options.setMetricsName("queries");
        options.addProperty("statement_timeout", bounds.timeout().toMillis() + "ms");
    }

    void start(
            @Observes @OfRole(ProcessRole.QUERY) Started event,
            @ReactiveDataSource("queries") io.vertx.mutiny.sqlclient.Pool queries,
            ReadNotifier notifier) {
        queries.size(); // makes the pool, which is made when it is first used
        listen(notifier);
    }

    void stop(@Observes @OfRole(ProcessRole.QUERY) Ending event) {
        isOver = true;
        PgConnection connection = open;
        if (connection != null) {
            close(connection);
        }
    }

    private void listen(ReadNotifier notifier) {
        PgConnection.connect(vertx, requireNonNull(options, "the pool is made first"))
                .subscribe()
                .with(connection -> listen(connection, notifier), away -> listenLater(notifier));
    }

    /** What was said while nobody listened was not heard: everybody looks when it begins. */
    private void listen(PgConnection connection, ReadNotifier notifier) {
        open = connection;
        connection.notificationHandler(n -> hear(n.getPayload(), notifier));
        connection.closeHandler(() -> listenLater(notifier));
        connection
                .query("listen " + ReadNotifier.CHANNEL)
                .execute()
                .subscribe()
                .with(listening -> signal.wake(Slots.all()), failed -> close(connection));
    }

    private static void close(PgConnection connection) {
        connection.close().subscribe().with(closed -> {}, gone -> {});
    }

    private void listenLater(ReadNotifier notifier) {
        if (!isOver) {
            Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(PAUSE)
                    .subscribe()
                    .with(paused -> listen(notifier));
        }
    }

    private void hear(String payload, ReadNotifier notifier) {
        if (notifier.isOurs(payload)) {
            return;
        }
        try {
            signal.wake(ReadNotifier.slots(payload));
        } catch (IllegalArgumentException e) {
            signal.wake(Slots.all()); // from somebody else; whoever it is, looking costs little
        }
    }
}
