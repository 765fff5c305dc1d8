package io.thecodeforge.orders.query.projection;

import static java.time.ZoneOffset.UTC;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.Event;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.events.OrderEvent;
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
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the read tables must hold after a history, computed one event after the other, without
 * batches, guards or SQL. Each row is a line of text.
 */
public final class Fold {

    private static final class Order {
        UUID user;
        String currency;
        BigDecimal total;
        List<OrderItem> items;
        String status;
        Instant createdAt;
        Instant updatedAt;
        int version;
        @Nullable String carrier;
        @Nullable String trackingNumber;
        @Nullable Instant shippedAt;
        @Nullable Instant deliveredAt;
        @Nullable String reason;
        @Nullable Instant cancelledAt;
    }

    private record User(String name, String email, int version) {}

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(UTC);

    private final Map<UUID, User> users = new TreeMap<>();
    private final Map<UUID, Order> orders = new TreeMap<>();
    private final List<String> history = new ArrayList<>();

    public static Fold of(List<Envelope> events) {
        Fold fold = new Fold();
        events.forEach(fold::take);
        return fold;
    }

    public UUID[] users() {
        return users.keySet().toArray(UUID[]::new);
    }

    public List<String> rows() {
        List<String> rows = new ArrayList<>(history);
        users.forEach((id, u) -> rows.add(line("user", id, u.name(), u.email(), u.version())));
        orders.forEach((id, order) -> rows.add(row(id, order)));
        rows.addAll(counts());
        rows.addAll(summaries());
        return rows.stream().sorted().toList();
    }

    /** By the UTC day and currency of placing. */
    public List<String> sales() {
        return groups(o -> line("sales", o.createdAt.toString().substring(0, 10), o.currency))
                .map(group ->
                        line(
                                group.getKey(),
                                group.getValue().size(),
                                group.getValue().stream()
                                        .flatMap(o -> o.items.stream())
                                        .mapToInt(OrderItem::quantity)
                                        .sum(),
                                paid(group.getValue()),
                                count(group.getValue(), "cancelled")))
                .sorted()
                .toList();
    }

    /** How many orders there are of each status. */
    public List<String> totals() {
        return groups(o -> line("total", o.status))
                .map(group -> line(group.getKey(), group.getValue().size()))
                .sorted()
                .toList();
    }

    private void take(Envelope e) {
        switch (e.event()) {
            case UserRegistered(var name, var email) -> take(e, name, email);
            case UserChanged(var name, var email) -> take(e, name, email);
            case OrderEvent event -> {
                Order order = orders.computeIfAbsent(e.aggregateId(), _ -> new Order());
                order.version = e.version();
                order.updatedAt = e.occurredAt();
                take(order, event);
                history.add(
                        line(
                                "event",
                                e.aggregateId(),
                                e.version(),
                                type(event),
                                e.occurredAt(),
                                EventCodec.encode(e).data()));
                history.add(change(e, order));
            }
        }
    }

    /** A stream tells of each event once, in their order, what the order was behind it. */
    private static String change(Envelope e, Order order) {
        return line(
                "change",
                e.aggregateId(),
                e.version(), // its place: each event of the order is a change
                e.version(), // what it says
                order.total,
                order.items.size(),
                order.status,
                e.occurredAt());
    }

    private void take(Envelope e, String name, String email) {
        users.put(e.aggregateId(), new User(name, email, e.version()));
        history.add(line("name", e.aggregateId(), e.version(), name, email, e.occurredAt()));
    }

    private static void take(Order order, OrderEvent event) {
        switch (event) {
            case OrderPlaced e -> {
                order.user = e.userId();
                order.currency = e.currency();
                order.createdAt = e.placedAt();
                order.items = e.items();
                order.total = e.total();
                order.status = "pending";
            }
            case OrderItemsChanged e -> {
                order.items = e.items();
                order.total = e.total();
            }
            case OrderConfirmed _ -> order.status = "confirmed";
            case OrderShipped e -> {
                order.status = "shipped";
                order.carrier = e.carrier();
                order.trackingNumber = e.trackingNumber();
                order.shippedAt = e.shippedAt();
            }
            case OrderDelivered e -> {
                order.status = "delivered";
                order.deliveredAt = e.deliveredAt();
            }
            case OrderCancelled e -> {
                order.status = "cancelled";
                order.reason = e.reason();
                order.cancelledAt = e.cancelledAt();
            }
        }
    }

    private String row(UUID id, Order o) {
        User user = users.get(o.user);
        return line(
                "order",
                id,
                o.user,
                user.name(),
                user.email(),
                user.version(),
                o.total,
                o.currency,
                o.items.size(),
                o.items.stream().map(OrderItem::name).collect(Collectors.joining(", ")),
                o.status,
                o.createdAt,
                o.updatedAt,
                o.version,
                o.carrier,
                o.trackingNumber,
                o.shippedAt,
                o.deliveredAt,
                o.reason,
                o.cancelledAt,
                o.items.stream().map(Fold::text).collect(Collectors.joining(", ")),
                "t"); // the JSON is of these facts
    }

    private List<String> counts() {
        return groups(o -> line("count", o.user, o.status))
                .map(group -> line(group.getKey(), group.getValue().size()))
                .toList();
    }

    private List<String> summaries() {
        return groups(o -> line("summary", o.user, o.currency))
                .map(group ->
                        line(
                                group.getKey(),
                                group.getValue().size(),
                                count(group.getValue(), "pending", "confirmed", "shipped"),
                                count(group.getValue(), "cancelled"),
                                paid(group.getValue()),
                                group.getValue().stream()
                                        .map(o -> o.createdAt)
                                        .max(Comparator.naturalOrder())
                                        .orElseThrow()))
                .toList();
    }

    private Stream<Map.Entry<String, List<Order>>> groups(Function<Order, String> key) {
        return orders.values().stream().collect(Collectors.groupingBy(key)).entrySet().stream();
    }

    private static long count(List<Order> orders, String... statuses) {
        return orders.stream().filter(o -> List.of(statuses).contains(o.status)).count();
    }

    private static BigDecimal paid(List<Order> orders) {
        return orders.stream()
                .map(o -> o.status.equals("cancelled") ? o.total.subtract(o.total) : o.total)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String type(Event event) {
        return event.getClass().getSimpleName() + ".v1";
    }

    private static String line(@Nullable Object... facts) {
        return Stream.of(facts).map(Fold::text).collect(Collectors.joining("|"));
    }

    private static String text(@Nullable Object fact) {
        return switch (fact) {
            case null -> "-";
            case OrderItem(var sku, var name, var quantity, var unitPrice) ->
                    "%d %s %s %s".formatted(quantity, sku, name, unitPrice);
            case Instant at -> MICROSECONDS.format(at);
            default -> fact.toString();
        };
    }
}
