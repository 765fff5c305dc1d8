package io.thecodeforge.orders.journal.relay;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.journal.HashSlot;
import io.thecodeforge.orders.journal.RelaySignal;
import io.thecodeforge.orders.role.Ending;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Keeps this process' lanes and their lease, and wakes the {@link Forwarder}: at once by the
 * commits of this process, by notification for those of others, and by a slow poll for what both
 * have missed.
 *
 * <p>An idle relay asks the database three short things a second: that it lives, who else does, and
 * whether its slots are still empty.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    /** So many renewals within the length of a lease. */
    private static final int RENEWALS = 6;

    private static final int SECONDS_TO_STOP = 5;
    private static final Duration LOOK = Duration.ofMillis(10);

    private final OrdersConfig.Relay config;
    private final Vertx vertx;
    private final RelayLoop loop;
    private final Pool write;
    private final RelayConnection connection;
    private final EventTopic topic;
    private final Membership membership;
    private final Forwarder forwarder;
    private final RelaySignal signal;
    private final Outage outage = new Outage();

    private volatile BitSet owned = new BitSet();
    private boolean renewing;
    private volatile boolean stopping;
    private long polled;

    Relay(
            OrdersConfig config,
            Vertx vertx,
            RelayLoop loop,
            Pool write,
            RelayConnection connection,
            EventTopic topic,
            Membership membership,
            Forwarder forwarder,
            RelaySignal signal) {
        this.config = config.relay();
        this.vertx = vertx;
        this.loop = loop;
        this.write = write;
        this.connection = connection;
        this.topic = topic;
        this.membership = membership;
        this.forwarder = forwarder;
        this.signal = signal;
    }

    void start(@Observes @OfRole(ProcessRole.RELAY) Started started) {
        write.size(); // makes the pool, whose settings the relay's own connection shares
        forwarder.start();
        loop.execute(this::renew);
        loop.execute(() -> vertx.setPeriodic(beat().toMillis(), tick -> renew()));
        signal.listen(slot -> {
            boolean isHere = owned.get(slot);
            if (isHere) {
                loop.execute(() -> forwarder.wake(slot));
            }
            return isHere;
        });
    }

    /**
     * What is under way is finished, as long as it takes only a moment; then the lanes are free.
     */
    void stop(@Observes @OfRole(ProcessRole.RELAY) Ending stopped) throws InterruptedException {
        signal.listen(slot -> false);
        stopping = true;
        forwarder.stop();
        try {
            Uni.createFrom()
                    .item(forwarder::isIdle)
                    .repeat()
                    .withDelay(LOOK)
                    .until(idle -> idle)
                    .collect()
                    .last()
                    .emitOn(loop)
                    .chain(() -> membership.leave(write))
                    .subscribeAsCompletionStage()
                    .get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The lanes were not handed over; they are free when the lease has run out");
        }
        connection.drop();
    }

    /** Why nothing is read from the outbox, where that is so. */
    Optional<String> waits() {
        return outage.reason().or(forwarder::waits);
    }

    private static RuntimeException unanswered() {
        return new IllegalStateException("Kafka or the write database does not answer");
    }

    private Duration beat() {
        return config.lease().dividedBy(RENEWALS);
    }

    private void renew() {
        if (renewing || stopping) {
            return;
        }
        renewing = true;
        topic.ensured()
                .emitOn(loop) // the connection is bound to the loop that it is opened on
                .chain(() -> connection.open(forwarder::wakeAll))
                .chain(database -> membership.renew(database).invoke(g -> goOn(database, g)))
                .ifNoItem()
                .after(config.lease())
                .failWith(Relay::unanswered)
                .emitOn(loop)
                .subscribe()
                .with(gained -> renewed(), this::failed);
    }

    private void goOn(PgConnection database, List<OwnedLane> gained) {
        gained.forEach(forwarder::wake);
        if (System.nanoTime() - polled >= config.poll().toNanos()) {
            polled = System.nanoTime();
            membership.lanes().forEach(forwarder::wake);
        }
        forwarder.resume(database);
    }

    private void renewed() {
        renewing = false;
        outage.ends();
        publishOwned();
    }

    private void failed(Throwable failure) {
        renewing = false;
        connection.drop();
        outage.begins(failure);
        publishOwned();
    }

    private void publishOwned() {
        BitSet slots = new BitSet(HashSlot.COUNT);
        membership.lanes().forEach(lane -> slots.set(lane.firstSlot(), lane.endSlot()));
        owned = slots;
    }
}
