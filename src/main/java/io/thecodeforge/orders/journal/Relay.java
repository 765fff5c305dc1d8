package io.thecodeforge.orders.journal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.journal.Outbox.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Forwards the outbox to Kafka: read the oldest, send them, one user's one after the other, delete
 * those that the broker has acknowledged, and again until nothing is left.
 *
 * <p>At least once: a crash between acknowledgement and delete sends an event again, the same byte
 * for byte. Woken by every commit of this process; the poll is the net for what other processes
 * commit and for what failed.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final Outbox outbox;
    private final EventPublisher publisher;
    private final EventTopic topic;
    private final RelaySignal signal;
    private final HeldKeys held;
    private final int batch;
    private final Duration poll;

    private Cancellable running = () -> {};

    Relay(
            Outbox outbox,
            EventPublisher publisher,
            EventTopic topic,
            RelaySignal signal,
            HeldKeys held,
            OrdersConfig config) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.topic = topic;
        this.signal = signal;
        this.held = held;
        this.batch = config.relay().batch();
        this.poll = config.relay().poll();
    }

    void start(@Observes StartupEvent started) {
        running =
                signal.orEvery(poll)
                        .onItem()
                        .transformToUniAndConcatenate(woken -> drain())
                        .subscribe()
                        .with(drained -> {}, failure -> LOG.error("The relay stopped", failure));
    }

    void stop(@Observes ShutdownEvent stopping) {
        running.cancel();
    }

    private Uni<Void> drain() {
        return topic.ensured()
                .chain(() ->
                        forwardOldest()
                                .repeat()
                                .until(forwarded -> forwarded < batch)
                                .collect()
                                .last())
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("The relay will try again: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Integer> forwardOldest() {
        return outbox.oldest(batch, held.now())
                .chain(entries -> forward(entries).replaceWith(entries.size()));
    }

    private Uni<Void> forward(List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Uni<List<Entry>>> sends =
                entries.stream()
                        .collect(Collectors.groupingBy(entry -> entry.event().userId()))
                        .entrySet()
                        .stream()
                        .map(ofUser -> send(ofUser.getKey(), ofUser.getValue()))
                        .toList();
        return Uni.join()
                .all(sends)
                .andFailFast()
                .map(acknowledged -> acknowledged.stream().flatMap(List::stream).toList())
                .chain(outbox::remove);
    }

    /** One user's events one after the other; what follows a refused one is not sent. */
    private Uni<List<Entry>> send(UUID user, List<Entry> events) {
        List<Entry> acknowledged = new ArrayList<>();
        Uni<Void> sent = Uni.createFrom().voidItem();
        for (Entry entry : events) {
            sent =
                    sent.chain(() -> publisher.publish(entry.event()))
                            .invoke(() -> acknowledged.add(entry));
        }
        return sent.onFailure()
                .invoke(refusal -> held.hold(user, refusal))
                .onFailure()
                .recoverWithNull()
                .replaceWith(acknowledged);
    }
}
