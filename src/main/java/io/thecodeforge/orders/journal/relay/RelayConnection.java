package io.thecodeforge.orders.journal.relay;

import static java.util.Objects.requireNonNull;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.journal.HashSlot;
import io.thecodeforge.orders.store.NamedPool;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The relay's own connection to the write database, which hears of new rows; beside the pool, which
 * lends its connections to others, but with the pool's settings.
 */
@Singleton
class RelayConnection implements PgPoolCreator {

    /**
     * The outbox is empty when its statements are planned and may be huge when they run: so they
     * are planned once, without regard to its size, as walks along its index.
     */
    static final String SETTINGS =
            """
            set statement_timeout = '10s';
            set plan_cache_mode = force_generic_plan;
            set enable_seqscan = off;
            set enable_bitmapscan = off;
            set enable_sort = off;
            set enable_hashjoin = off;
            set enable_mergejoin = off;
            set enable_memoize = off;
            listen outbox
            """;

    /**
     * Times what a statement may take: so long a connection that is lost without a word, as when
     * the database's host is gone, is held by a command that has been given up. Not much shorter:
     * what a burst needs would have been closed as idle, and opening it again makes the burst
     * worse.
     */
    private static final int SILENCE = 24;

    /** For how many of them the relay's own connection may be silent. */
    private static final int LEASES = 3;

    private static final Duration LEAST_SILENCE = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final OrdersConfig.Commands bounds;
    private final Duration lease;

    private volatile @Nullable PgConnectOptions options;
    private @Nullable PgConnection open;

    RelayConnection(Vertx vertx, OrdersConfig config) {
        this.vertx = vertx;
        this.bounds = config.commands();
        this.lease = config.relay().lease();
    }

    @Override
    public Pool create(Input input) {
        Pool pool =
                NamedPool.of(
                        input,
                        "write",
                        silence(),
                        its -> its.setMaxWaitQueueSize(bounds.waiting()),
                        this::bound);
        options = input.pgConnectOptionsList().getFirst();
        return pool;
    }

    private Duration silence() {
        Duration silence = bounds.timeout().multipliedBy(SILENCE);
        return silence.compareTo(LEAST_SILENCE) < 0 ? LEAST_SILENCE : silence;
    }

    private void bound(PgConnectOptions options) {
        options.addProperty("statement_timeout", bounds.timeout().toMillis() + "ms");
    }

    /**
     * The connection, opened where it is not.
     *
     * @param dirty told of slots with something new; of all of them when the connection is new,
     *     since what was said before was not heard
     */
    Uni<PgConnection> open(Consumer<BitSet> dirty) {
        PgConnection connection = open;
        return connection != null
                ? Uni.createFrom().item(connection)
                : connect()
                        .invoke(this::keep)
                        .invoke(c ->
                                c.notificationHandler(n -> dirty.accept(slots(n.getPayload()))))
                        .call(c -> c.query(SETTINGS).execute())
                        .invoke(() -> dirty.accept(all()));
    }

    /** One that comes when nobody waits for it any more is closed: there is only one. */
    private Uni<PgConnection> connect() {
        return Uni.createFrom()
                .emitter(attempt -> {
                    AtomicBoolean isOver = new AtomicBoolean();
                    attempt.onTermination(() -> isOver.set(true));
                    io.vertx.pgclient.PgConnection.connect(vertx.getDelegate(), settings())
                            .onSuccess(connection -> {
                                if (isOver.get()) {
                                    connection.close();
                                } else {
                                    attempt.complete(PgConnection.newInstance(connection));
                                }
                            })
                            .onFailure(attempt::fail);
                });
    }

    /** Closes it, whatever state it is in; the next one to ask gets another. */
    void drop() {
        PgConnection connection = open;
        open = null;
        if (connection != null) {
            connection.close().subscribe().with(closed -> {}, gone -> {});
        }
    }

    /**
     * It may be quiet for as long as a lease lasts, and is given up where it does not renew it; one
     * that is never answered is closed some time after that.
     */
    private PgConnectOptions settings() {
        PgConnectOptions settings =
                new PgConnectOptions(requireNonNull(options, "the pool is made first"))
                        .setMetricsName("postgresql|relay");
        settings.setReadIdleTimeout((int) lease.multipliedBy(LEASES).toMillis());
        settings.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return settings;
    }

    private void keep(PgConnection connection) {
        open = connection;
        connection.closeHandler(() -> {
            if (open == connection) {
                open = null;
            }
        });
    }

    private static BitSet slots(String payload) {
        try {
            return HashSlot.read(payload);
        } catch (IllegalArgumentException e) {
            return all(); // from somebody else; whoever it is, looking costs little
        }
    }

    private static BitSet all() {
        BitSet all = new BitSet();
        all.set(0, HashSlot.COUNT);
        return all;
    }
}
