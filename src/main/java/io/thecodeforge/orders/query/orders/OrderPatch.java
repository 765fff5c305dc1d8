package io.thecodeforge.orders.query.orders;

import static java.util.Objects.requireNonNull;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.query.projection.UnappliedEventException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch adds to one order: the last word on each fact, null where it says nothing. It begins
 * where the row ends: a repeated event is passed over, a gap is an error.
 */
final class OrderPatch {

    final UUID orderId;
    final @Nullable KnownOrder known;
    int version;

    /** Of the batch's changes of this user, which one its last is; counted from 1. */
    int nth;

    // of every event
    @Nullable UUID ofUser;
    @Nullable Instant updatedAt;

    // of the first event; present if and only if the batch holds it
    @Nullable UUID userId;
    @Nullable String currency;
    @Nullable Instant createdAt;

    @Nullable BigDecimal total;
    @Nullable List<OrderItem> items;
    @Nullable String status;
    @Nullable String carrier;
    @Nullable String trackingNumber;
    @Nullable Instant shippedAt;
    @Nullable Instant deliveredAt;
    @Nullable String cancellationReason;
    @Nullable Instant cancelledAt;

    /**
     * @param known the row as it is; null where there is none yet
     */
    OrderPatch(UUID orderId, @Nullable KnownOrder known) {
        this.orderId = orderId;
        this.known = known;
        this.version = versionOf(known);
    }

    boolean isNews() {
        return version > versionOf(known);
    }

    /** Whether an event is not one of those that it has, or that the row has seen. */
    boolean isBehind(Envelope envelope) {
        return version < envelope.version();
    }

    OrderMove move() {
        String from = known == null ? null : known.status();
        return new OrderMove(
                orderId,
                requireNonNull(ofUser, "no event was taken"),
                from,
                requireNonNull(status == null ? from : status, "the first event has a status"),
                version - versionOf(known));
    }

    private static int versionOf(@Nullable KnownOrder known) {
        return known == null ? 0 : known.version();
    }

    /**
     * @param envelope of one that it {@link #isBehind}
     * @throws MissingEventException if it is not the next
     * @throws UnappliedEventException if it is another user's, or one of an order never placed
     */
    void take(Envelope envelope, OrderEvent event) {
        UUID owner = owner(event);
        if (owner == null && envelope.version() == 1) {
            throw new UnappliedEventException(
                    "order %s begins without its placing".formatted(orderId));
        }
        if (owner != null && !owner.equals(envelope.userId())) {
            // it would be counted, and told, as one of that user's
            throw new UnappliedEventException(
                    "order %s is of user %s, and not of %s"
                            .formatted(orderId, owner, envelope.userId()));
        }
        fold(envelope, event);
    }

    /** Whoever's it is: what has been taken before. */
    void fold(Envelope envelope, OrderEvent event) {
        if (!isBehind(envelope)) {
            return; // a repetition
        }
        if (envelope.version() > version + 1) {
            throw new MissingEventException(orderId, version, envelope.version());
        }
        version = envelope.version();
        ofUser = envelope.userId();
        updatedAt = envelope.occurredAt();
        switch (event) {
            case OrderPlaced e -> place(e);
            case OrderItemsChanged e -> {
                items = e.items();
                total = e.total();
            }
            case OrderConfirmed _ -> status = "confirmed";
            case OrderShipped e -> ship(e);
            case OrderDelivered e -> {
                status = "delivered";
                deliveredAt = e.deliveredAt();
            }
            case OrderCancelled e -> {
                status = "cancelled";
                cancellationReason = e.reason();
                cancelledAt = e.cancelledAt();
            }
        }
    }

    private @Nullable UUID owner(OrderEvent event) {
        if (known != null) {
            return known.userId();
        }
        if (userId != null) {
            return userId;
        }
        return event instanceof OrderPlaced placed ? placed.userId() : null;
    }

    private void place(OrderPlaced e) {
        userId = e.userId();
        currency = e.currency();
        createdAt = e.placedAt();
        status = "pending";
        items = e.items();
        total = e.total();
    }

    private void ship(OrderShipped e) {
        status = "shipped";
        carrier = e.carrier();
        trackingNumber = e.trackingNumber();
        shippedAt = e.shippedAt();
    }
}
