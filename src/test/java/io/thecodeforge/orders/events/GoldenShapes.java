package io.thecodeforge.orders.events;

import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What each golden event is in today's shapes. */
final class GoldenShapes {

    private static final UUID ADA = UUID.fromString("01a20739-734e-7221-a66d-9dd53f1b7350");
    private static final Instant WHOLE = Instant.parse("2026-11-23T10:15:30Z");
    private static final Instant MILLIS = Instant.parse("2026-11-23T10:15:30.120Z");
    private static final Instant MICROS = Instant.parse("2026-11-23T10:15:30.123456Z");

    private static final String ANY_TEXT = "Ада 艾达 عادة Ǎdȧ e\u0301 👩🏽‍💻 \"q\" \\ / <&> \u2028";

    private static final List<OrderItem> BOOKS = List.of(item("BK-1", "Clean Code", 2, "12.50"));
    private static final List<OrderItem> TEA = List.of(item("JP-1", "茶", 3, "1200"));
    private static final List<OrderItem> OUD = List.of(item("KW-1", "Oud", 1, "4.250"));
    private static final List<OrderItem> HOUSE = List.of(item("CL-1", "Casa", 1, "1234.5000"));
    private static final List<OrderItem> MANY =
            List.of(
                    item("S-0", "Free sample", 1, "0.00"),
                    item("SKU \"\\\" 1/2 é", ANY_TEXT, 10_000, "999999999999.99"),
                    item("1", "A", 1, "0.01"));
    private static final BigDecimal MUCH = new BigDecimal("9999999999999900.01");

    static final Map<String, Event> BY_NAME =
            Map.ofEntries(
                    Map.entry("UserRegistered.v1/minimal", new UserRegistered("A", "a@b.c")),
                    Map.entry("UserRegistered.v1/with-origin", new UserRegistered("A", "a@b.c")),
                    Map.entry(
                            "UserRegistered.v1/maximal",
                            new UserRegistered(ANY_TEXT, "ada.lovelace+orders@bücher.example")),
                    Map.entry("UserChanged.v1/minimal", new UserChanged("A", "a@b.c")),
                    Map.entry(
                            "UserChanged.v1/maximal",
                            new UserChanged(ANY_TEXT, "ada.lovelace+orders@bücher.example")),
                    Map.entry("OrderPlaced.v1/minimal", placed("EUR", BOOKS, "25.00", WHOLE)),
                    Map.entry("OrderPlaced.v1/with-origin", placed("EUR", BOOKS, "25.00", WHOLE)),
                    Map.entry(
                            "OrderPlaced.v1/maximal",
                            new OrderPlaced(ADA, "USD", MANY, MUCH, MICROS)),
                    Map.entry("OrderPlaced.v1/no-decimals", placed("JPY", TEA, "3600", MILLIS)),
                    Map.entry("OrderPlaced.v1/three-decimals", placed("KWD", OUD, "4.250", WHOLE)),
                    Map.entry(
                            "OrderPlaced.v1/four-decimals",
                            placed("CLF", HOUSE, "1234.5000", WHOLE)),
                    Map.entry("OrderItemsChanged.v1/minimal", changed(BOOKS, "25.00")),
                    Map.entry("OrderItemsChanged.v1/maximal", new OrderItemsChanged(MANY, MUCH)),
                    Map.entry("OrderItemsChanged.v1/no-decimals", changed(TEA, "3600")),
                    Map.entry("OrderItemsChanged.v1/three-decimals", changed(OUD, "4.250")),
                    Map.entry("OrderConfirmed.v1/minimal", new OrderConfirmed(WHOLE)),
                    Map.entry("OrderConfirmed.v1/maximal", new OrderConfirmed(MICROS)),
                    Map.entry("OrderShipped.v1/minimal", new OrderShipped("A", "1", WHOLE)),
                    Map.entry(
                            "OrderShipped.v1/maximal",
                            new OrderShipped(ANY_TEXT, "№ 0001/é", MICROS)),
                    Map.entry("OrderDelivered.v1/minimal", new OrderDelivered(WHOLE)),
                    Map.entry("OrderDelivered.v1/maximal", new OrderDelivered(MICROS)),
                    Map.entry("OrderCancelled.v1/minimal", new OrderCancelled("A", WHOLE)),
                    Map.entry("OrderCancelled.v1/maximal", new OrderCancelled(ANY_TEXT, MICROS)));

    private GoldenShapes() {}

    private static OrderPlaced placed(
            String currency, List<OrderItem> items, String total, Instant at) {
        return new OrderPlaced(ADA, currency, items, new BigDecimal(total), at);
    }

    private static OrderItemsChanged changed(List<OrderItem> items, String total) {
        return new OrderItemsChanged(items, new BigDecimal(total));
    }

    private static OrderItem item(String sku, String name, int quantity, String unitPrice) {
        return new OrderItem(sku, name, quantity, new BigDecimal(unitPrice));
    }
}
