package io.thecodeforge.orders.query.freshness;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.role.Ending;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import io.vertx.mutiny.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection of its own to the read database, which hears what projectors of other processes say;
 * beside the pool, which lends its connections to others.
 */
@ApplicationScoped
class ReadListener {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final QueryPool pool;
    private final ReadSignal signal;

    /** Where nobody has anything to say, an answer tells that the connection is still there. */
    private final Duration question;

    private volatile @Nullable PgConnection open;
    private volatile boolean isOver;

    ReadListener(
            @ReactiveDataSource("queries") QueryPool pool, ReadSignal signal, OrdersConfig config) {
        this.pool = pool;
        this.signal = signal;
        this.question = config.queries().silence().dividedBy(3);
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
        pool.connection()
                .subscribe()
                .with(connection -> listen(connection, notifier), away -> listenLater(notifier));
    }

    /** What was said while nobody listened was not heard: everybody looks when it begins. */
    private void listen(PgConnection connection, ReadNotifier notifier) {
        open = connection;
        connection.notificationHandler(n -> hear(n.getPayload(), notifier));
        connection.closeHandler(() -> {
            signal.hears(false);
            listenLater(notifier);
        });
        connection
                .query("listen " + ReadNotifier.CHANNEL)
                .execute()
                .subscribe()
                .with(listening -> begin(connection), failed -> close(connection));
    }

    private void begin(PgConnection connection) {
        signal.hears(true);
        signal.wake(Slots.all());
        keep(connection);
    }

    /** One that is lost without a word would be listened to for ever: unanswered, it is closed. */
    private void keep(PgConnection connection) {
        after(question)
                .chain(() -> connection.query("select 1").execute())
                .subscribe()
                .with(there -> keep(connection), gone -> close(connection));
    }

    private static void close(PgConnection connection) {
        connection.close().subscribe().with(closed -> {}, gone -> {});
    }

    private void listenLater(ReadNotifier notifier) {
        if (!isOver) {
            after(PAUSE).subscribe().with(paused -> listen(notifier));
        }
    }

    private static Uni<Void> after(Duration pause) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(pause);
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
