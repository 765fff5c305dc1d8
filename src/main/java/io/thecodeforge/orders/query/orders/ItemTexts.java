package io.thecodeforge.orders.query.orders;

import io.thecodeforge.orders.events.OrderItem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a row tells of an order's items; null of items that are not told. */
final class ItemTexts {

    private ItemTexts() {}

    static @Nullable Integer count(@Nullable List<OrderItem> items) {
        return items == null ? null : items.size();
    }

    static @Nullable String names(@Nullable List<OrderItem> items) {
        return items == null
                ? null
                : items.stream().map(OrderItem::name).collect(Collectors.joining(", "));
    }
}
