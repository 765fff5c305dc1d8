package io.thecodeforge.orders.query.projection;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.Event;
import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Histories that could have happened, and ways in which a topic could deliver them. */
public final class Histories {

    private static final Instant BEGIN = Instant.parse("2026-11-23T23:30:00Z");

    private final Random random;
    private int ticks;

    public Histories(Random random) {
        this.random = random;
    }

    /** A user, that user's orders and all that happens to them, in the order of one partition. */
    public List<Envelope> ofUser() {
        UUID user = UUID.randomUUID();
        List<Envelope> events = new ArrayList<>();
        Map<UUID, String> statuses = new LinkedHashMap<>(); // the seed alone says which is next
        Map<UUID, Integer> versions = new HashMap<>();
        events.add(event(user, user, versions, new UserRegistered(name(), mail())));
        int length = random.nextInt(30);
        for (int i = 0; i < length; i++) {
            if (random.nextInt(6) == 0) {
                events.add(event(user, user, versions, new UserChanged(name(), mail())));
            } else if (statuses.isEmpty() || random.nextInt(4) == 0) {
                UUID order = UUID.randomUUID();
                List<OrderItem> items = items();
                String currency = random.nextBoolean() ? "EUR" : "CHF";
                statuses.put(order, "pending");
                Event placed = new OrderPlaced(user, currency, items, total(items), now());
                events.add(event(user, order, versions, placed));
            } else {
                UUID order = List.copyOf(statuses.keySet()).get(random.nextInt(statuses.size()));
                next(statuses.get(order))
                        .forEach(step -> {
                            statuses.put(order, step.status());
                            events.add(event(user, order, versions, step.event()));
                        });
            }
        }
        return events;
    }

    /** Users' events interleaved: those of one stay in order. */
    public List<Envelope> interleaved(List<List<Envelope>> users) {
        List<List<Envelope>> left =
                new ArrayList<>(users.stream().<List<Envelope>>map(ArrayList::new).toList());
        List<Envelope> all = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Envelope> user = left.get(random.nextInt(left.size()));
            all.add(user.removeFirst());
            if (user.isEmpty()) {
                left.remove(user);
            }
        }
        return all;
    }

    /** Batches of any size, with repeats within them and tails that come once more. */
    public List<List<Envelope>> delivered(List<Envelope> events) {
        List<List<Envelope>> batches = new ArrayList<>();
        int at = 0;
        while (at < events.size()) {
            int begin = random.nextInt(4) == 0 ? random.nextInt(at + 1) : at;
            int end = Math.min(events.size(), at + 1 + random.nextInt(25));
            List<Envelope> batch = new ArrayList<>();
            for (int i = begin; i < end; i++) {
                batch.add(events.get(i));
                if (random.nextInt(10) == 0) {
                    batch.add(events.get(random.nextInt(i + 1)));
                }
            }
            batches.add(batch);
            at = end;
        }
        return batches;
    }

    private record Step(String status, Event event) {}

    private List<Step> next(String status) {
        List<Step> possible =
                switch (status) {
                    case "pending" -> {
                        List<OrderItem> items = items();
                        yield List.of(
                                new Step("pending", new OrderItemsChanged(items, total(items))),
                                new Step("confirmed", new OrderConfirmed(now())),
                                new Step("cancelled", new OrderCancelled("twice", now())));
                    }
                    case "confirmed" ->
                            List.of(
                                    new Step("shipped", new OrderShipped("DHL", "JD01", now())),
                                    new Step("cancelled", new OrderCancelled("late", now())));
                    case "shipped" -> List.of(new Step("delivered", new OrderDelivered(now())));
                    default -> List.of();
                };
        return possible.isEmpty()
                ? List.of()
                : List.of(possible.get(random.nextInt(possible.size())));
    }

    private Envelope event(UUID user, UUID aggregate, Map<UUID, Integer> versions, Event event) {
        int version = versions.merge(aggregate, 1, Integer::sum);
        return new Envelope(UUID.randomUUID(), user, aggregate, version, now(), event);
    }

    private Instant now() {
        ticks += 1 + random.nextInt(60); // so that many a history goes over midnight
        return BEGIN.plusSeconds(ticks);
    }

    private String name() {
        return "Ada \"" + random.nextInt(1000) + "\" Ünal";
    }

    private String mail() {
        return random.nextInt(1000) + "@example.com";
    }

    private List<OrderItem> items() {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i ->
                        new OrderItem(
                                "SKU-" + i,
                                "Thing " + random.nextInt(100),
                                1 + random.nextInt(5),
                                BigDecimal.valueOf(1 + random.nextInt(9999), 2)))
                .toList();
    }

    private static BigDecimal total(List<OrderItem> items) {
        return items.stream()
                .map(item -> item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
