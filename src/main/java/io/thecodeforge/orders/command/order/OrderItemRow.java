package io.thecodeforge.orders.command.order;

import io.thecodeforge.orders.events.OrderItem;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code order_items}. */
@Entity
@Table(name = "order_items")
@NullUnmarked // filled by Hibernate
class OrderItemRow {

    /**
     * @param line from 0, in the order in which the client gave them
     */
    @Embeddable
    record Key(@Column(name = "order_id") UUID orderId, int line) {}

    @EmbeddedId Key key;

    String sku;

    String name;

    int quantity;

    @Column(name = "unit_price")
    BigDecimal unitPrice;

    static OrderItemRow of(UUID orderId, int line, OrderItem item) {
        OrderItemRow row = new OrderItemRow();
        row.key = new Key(orderId, line);
        row.sku = item.sku();
        row.name = item.name();
        row.quantity = item.quantity();
        row.unitPrice = item.unitPrice();
        return row;
    }
}
