package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.Event;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import io.thecodeforge.orders.journey.Partitions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Orders of two items that go all their way, so many side by side that of some hundred events of a
 * partition in a row nearly each is another order's.
 */
final class ProjectorEvents {

    private static final int OF_AN_ORDER = 4;

    /** How many orders go their way side by side: some five hundred a partition. */
    private static final int WAVE = 6_000;

    private static final Instant AT = Instant.parse("2026-11-23T10:15:30Z");

    private static final List<OrderItem> ITEMS =
            List.of(
                    new OrderItem("BK-1", "Clean Code", 2, new BigDecimal("12.50")),
                    new OrderItem("PN-7", "Pen", 1, new BigDecimal("1.00")));

    private ProjectorEvents() {}

    static List<Envelope> users(int count) {
        return Stream.generate(UUID::randomUUID)
                .limit(count)
                .map(user -> event(user, user, 1, new UserRegistered("Ada Lovelace", user + "@e")))
                .toList();
    }

    /** New orders of these users. */
    static List<Envelope> orders(List<Envelope> users, int events) {
        return of(
                IntStream.range(0, events / OF_AN_ORDER)
                        .mapToObj(i -> users.get(i % users.size()).userId())
                        .map(user -> new Begun(user, UUID.randomUUID(), 0))
                        .toList());
    }

    /**
     * An order that goes on to its end.
     *
     * @param version that it has; 0 where it is not there yet
     */
    record Begun(UUID user, UUID order, int version) {}

    /** So many orders at a time. Those of one partition follow on each other. */
    static List<Envelope> of(List<Begun> orders) {
        List<Envelope> all = new ArrayList<>();
        for (int from = 0; from < orders.size(); from += WAVE) {
            all.addAll(wave(orders.subList(from, Math.min(from + WAVE, orders.size()))));
        }
        return all;
    }

    private static List<Envelope> wave(List<Begun> orders) {
        List<Begun> sorted =
                orders.stream()
                        .sorted(Comparator.comparing(o -> Partitions.of(o.user().toString())))
                        .toList();
        List<Envelope> all = new ArrayList<>();
        for (int version = 1; version <= OF_AN_ORDER; version++) {
            for (Begun begun : sorted) {
                if (version > begun.version()) {
                    UUID user = begun.user();
                    all.add(event(user, begun.order(), version, step(user, version)));
                }
            }
        }
        return all;
    }

    /** Whether it tells something of what its user spends: an order's first and its last do. */
    static boolean isSummed(Envelope event) {
        return event.version() == 1 || event.version() == OF_AN_ORDER;
    }

    static String status(Envelope order) {
        return status(order.version());
    }

    static String status(int version) {
        return switch (version) {
            case 1 -> "pending";
            case 2 -> "confirmed";
            case 3 -> "shipped";
            default -> "delivered";
        };
    }

    private static Event step(UUID user, int version) {
        return switch (version) {
            case 1 -> new OrderPlaced(user, "EUR", ITEMS, new BigDecimal("26.00"), AT);
            case 2 -> new OrderConfirmed(AT);
            case 3 -> new OrderShipped("DHL", "JD0146000040", AT);
            default -> new OrderDelivered(AT);
        };
    }

    private static Envelope event(UUID user, UUID aggregate, int version, Event event) {
        return new Envelope(UUID.randomUUID(), user, aggregate, version, AT, event);
    }
}
