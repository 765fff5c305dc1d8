package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.events.RecordedEvent;
import io.thecodeforge.orders.journey.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** One new order after the other, of each of some users in turn, until it is stopped. */
final class SteadyOrders implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final List<OrderItem> ITEMS =
            List.of(new OrderItem("A", "Clean Code", 1, BigDecimal.ONE));

    private record Sent(UUID user, long at) {}

    private final Topic topic;
    private final List<UUID> users;
    private final List<Envelope> events = new ArrayList<>();
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean isRunning = true;

    SteadyOrders(Topic topic, List<UUID> users) {
        this.topic = topic;
        this.users = users;
        thread = Thread.ofPlatform().start(this::run);
    }

    static Envelope placed(UUID user, Instant at) {
        return new Envelope(
                UUID.randomUUID(),
                user,
                UUID.randomUUID(),
                1,
                at,
                new OrderPlaced(user, "EUR", ITEMS, BigDecimal.ONE, at));
    }

    /** Stops, and gives what was sent. */
    List<Envelope> stop() throws InterruptedException {
        isRunning = false;
        thread.join();
        return events;
    }

    /** From the broker's acknowledgement to the row, of what was sent in between. */
    Map<UUID, Quantiles> lags(VisibleRows rows, long from, long to) {
        Map<UUID, LongStream.Builder> lags = new HashMap<>();
        sent.forEach((row, s) -> {
            if (from <= s.at() && s.at() < to) {
                rows.since(row)
                        .ifPresent(seen ->
                                lags.computeIfAbsent(s.user(), _ -> LongStream.builder())
                                        .add(Math.max(0, seen - s.at())));
            }
        });
        Map<UUID, Quantiles> quantiles = new HashMap<>();
        lags.forEach((user, nanos) -> quantiles.put(user, Quantiles.of(nanos.build())));
        return quantiles;
    }

    /** How many orders of some users were sent, and seen, in between. */
    long seen(VisibleRows rows, Predicate<UUID> users, long from, long to) {
        return sent.entrySet().stream()
                .filter(order -> users.test(order.getValue().user()))
                .filter(order -> from <= order.getValue().at())
                .flatMap(order -> rows.since(order.getKey()).stream())
                .filter(seen -> seen < to)
                .count();
    }

    private void run() {
        for (int i = 0; isRunning; i++) {
            Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
            Envelope order = placed(users.get(i % users.size()), now);
            events.add(order);
            RecordedEvent event = EventCodec.encode(order);
            topic.sendAll(List.of(event));
            sent.put(event.aggregateId() + "/1", new Sent(order.userId(), System.nanoTime()));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void close() {
        isRunning = false;
    }
}
