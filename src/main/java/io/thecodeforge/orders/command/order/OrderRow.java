package io.thecodeforge.orders.command.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code orders}. */
@Entity
@Table(name = "orders")
@NullUnmarked // filled by Hibernate
class OrderRow {

    @Id UUID id;

    @Column(name = "user_id", updatable = false)
    UUID userId;

    @Column(updatable = false)
    String currency;

    BigDecimal total;

    String status;

    // Later with every event, so that every event updates the row and raises its version, even one
    // that leaves the rest as it was.
    @Column(name = "changed_at")
    Instant changedAt;

    @Version int version;

    Order toState() {
        return new Order(userId, OrderStatus.of(status), currency, total, version, changedAt);
    }

    /** Takes the state over, all but the version: that is Hibernate's to check and raise. */
    void take(Order after) {
        status = after.status().word();
        total = after.total();
        changedAt = after.changedAt();
    }
}
