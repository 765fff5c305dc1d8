package io.thecodeforge.orders.query.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.query.projection.EventBatch;
import io.thecodeforge.orders.query.projection.EventBatch.Delivered;
import io.thecodeforge.orders.query.projection.UnappliedEventException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderPatchesTest {

    private static final Instant AT = Instant.EPOCH;
    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID ADA = UUID.randomUUID();
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final List<OrderItem> ITEMS = List.of(new OrderItem("A", "B", 1, ONE));

    private static final Envelope PLACED = event(1, placedBy(ADA));
    private static final Envelope CHANGED = event(2, new OrderItemsChanged(ITEMS, ONE));
    private static final Envelope CONFIRMED = event(3, new OrderConfirmed(AT));

    @Test
    void a_late_repeat_beside_a_new_event_does_not_undo_what_lay_between() {
        OrderPatch patch = only(patches(2, PLACED, CONFIRMED));

        assertThat(patch.version).isEqualTo(3);
        assertThat(patch.status).isEqualTo("confirmed");
        assertThat(patch.items).isNull();
        assertThat(patch.total).isNull();
    }

    @Test
    void what_the_row_has_seen_is_no_patch() {
        assertThat(patches(3, PLACED, CHANGED, CONFIRMED).patches()).isEmpty();
    }

    @Test
    void a_repetition_within_the_batch_counts_once() {
        OrderPatch patch = only(patches(0, PLACED, PLACED, CHANGED, PLACED, CONFIRMED, CHANGED));

        assertThat(patch.version).isEqualTo(3);
        assertThat(patch.status).isEqualTo("confirmed");
    }

    @Test
    void a_gap_is_an_error() {
        assertThatThrownBy(() -> patches(1, CONFIRMED)).isInstanceOf(MissingEventException.class);
        assertThatThrownBy(() -> patches(0, CHANGED)).isInstanceOf(MissingEventException.class);
    }

    @Test
    void what_an_order_was_in_between_is_told_before_what_it_is() {
        OrderPatches patches = patches(0, PLACED, CHANGED, PLACED, CONFIRMED);

        assertThat(patches.passed()).extracting(OrderStep::version).containsExactly(1, 2);
        assertThat(patches.passed()).extracting(OrderStep::status).containsOnly("pending");
        assertThat(patches.passed()).extracting(OrderStep::nth).containsExactly(1, 2);
        assertThat(only(patches).nth).isEqualTo(3);
    }

    @Test
    void what_the_row_shows_already_is_not_told_again() {
        OrderPatches patches = patches(2, PLACED, CHANGED, CONFIRMED);

        assertThat(patches.passed()).isEmpty();
        assertThat(only(patches).nth).isEqualTo(1);
    }

    @Test
    void the_changes_of_a_user_are_counted_across_orders() {
        UUID grace = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID hers = UUID.randomUUID();

        OrderPatches patches =
                patches(
                        0,
                        PLACED,
                        event(other, ADA, 1, placedBy(ADA)),
                        event(hers, grace, 1, placedBy(grace)),
                        CHANGED,
                        event(other, ADA, 2, new OrderConfirmed(AT)));

        assertThat(patches.passed())
                .extracting(OrderStep::orderId, OrderStep::nth)
                .containsExactly(tuple(ORDER, 1), tuple(other, 2));
        assertThat(patches.patches())
                .extracting(p -> p.orderId, p -> p.nth)
                .containsExactlyInAnyOrder(tuple(ORDER, 3), tuple(other, 4), tuple(hers, 1));
    }

    @Test
    void an_order_is_of_the_user_who_placed_it() {
        UUID grace = UUID.randomUUID();
        Envelope again = event(ORDER, grace, 2, placedBy(grace));

        assertThatThrownBy(() -> patches(0, PLACED, again))
                .isInstanceOf(UnappliedEventException.class)
                .hasMessage("order %s is of user %s, and not of %s", ORDER, ADA, grace);
    }

    @Test
    void an_order_begins_with_its_placing() {
        assertThatThrownBy(() -> patches(0, event(1, new OrderConfirmed(AT))))
                .isInstanceOf(UnappliedEventException.class)
                .hasMessage("order %s begins without its placing", ORDER);
    }

    private static OrderPatches patches(int known, Envelope... events) {
        return OrderPatches.of(
                batch(events),
                known == 0 ? Map.of() : Map.of(ORDER, new KnownOrder(ADA, known, "pending")));
    }

    private static EventBatch batch(Envelope... events) {
        return new EventBatch(Stream.of(events).map(e -> new Delivered(0, e)).toList());
    }

    private static OrderPatch only(OrderPatches patches) {
        assertThat(patches.patches()).hasSize(1);
        return patches.patches().getFirst();
    }

    private static Envelope event(int version, OrderEvent event) {
        return event(ORDER, ADA, version, event);
    }

    private static Envelope event(UUID order, UUID user, int version, OrderEvent event) {
        return new Envelope(UUID.randomUUID(), user, order, version, AT, event);
    }

    private static OrderPlaced placedBy(UUID user) {
        return new OrderPlaced(user, "EUR", ITEMS, ONE, AT);
    }
}
