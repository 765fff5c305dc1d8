package io.thecodeforge.orders.command.order;

import static io.thecodeforge.orders.command.order.OrderStatus.CANCELLED;
import static io.thecodeforge.orders.command.order.OrderStatus.CONFIRMED;
import static io.thecodeforge.orders.command.order.OrderStatus.DELIVERED;
import static io.thecodeforge.orders.command.order.OrderStatus.PENDING;
import static io.thecodeforge.orders.command.order.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.command.Decision;
import io.thecodeforge.orders.command.Decision.Accepted;
import io.thecodeforge.orders.command.Decision.Rejected;
import io.thecodeforge.orders.command.order.OrderCommand.CancelOrder;
import io.thecodeforge.orders.command.order.OrderCommand.ConfirmOrder;
import io.thecodeforge.orders.command.order.OrderCommand.DeliverOrder;
import io.thecodeforge.orders.command.order.OrderCommand.OfExisting;
import io.thecodeforge.orders.command.order.OrderCommand.PlaceOrder;
import io.thecodeforge.orders.command.order.OrderCommand.ReplaceItems;
import io.thecodeforge.orders.command.order.OrderCommand.ShipOrder;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.web.ProblemType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
    private static final UUID ADA = UUID.randomUUID();

    @Test
    void placing_counts_the_total_in_the_scale_of_the_currency() {
        OrderPlaced placed =
                (OrderPlaced) event(decide(place("EUR", item(2, "12.5"), item(1, "0.750")), null));

        assertThat(placed.total()).isEqualTo("25.75");
        assertThat(placed.items())
                .extracting(OrderItem::unitPrice)
                .map(BigDecimal::toString)
                .containsExactly("12.50", "0.75");
        assertThat(placed.placedAt()).isEqualTo(NOW);
    }

    @Test
    void a_currency_without_decimals_has_none() {
        OrderPlaced placed = (OrderPlaced) event(decide(place("JPY", item(3, "500.0")), null));

        assertThat(placed.total()).isEqualTo("1500");
    }

    @Test
    void a_price_finer_than_its_currency_is_refused_with_a_pointer() {
        Rejected<OrderEvent> no =
                rejected(decide(place("EUR", item(1, "1"), item(1, "0.125")), null));

        assertThat(no.type()).isEqualTo(ProblemType.INVALID);
        assertThat(no.errors())
                .singleElement()
                .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/items/1/unitPrice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEM", "XAU", "XTS", "CHW", "USS", "AAA", "eur", "€", ""})
    void what_is_no_countrys_money_today_is_refused(String code) {
        Rejected<OrderEvent> no = rejected(decide(place(code, item(1, "1")), null));

        assertThat(no.type()).isEqualTo(ProblemType.INVALID);
        assertThat(no.errors()).extracting("pointer").containsExactly("/currency");
    }

    @Test
    void an_order_in_money_that_went_out_of_use_can_still_be_changed() {
        Order order = new Order(ADA, PENDING, "DEM", new BigDecimal("25.00"), 1, NOW);

        assertThat(event(decide(new ReplaceItems(List.of(item(1, "9.5")), null), order)))
                .extracting("total")
                .isEqualTo(new BigDecimal("9.50"));
    }

    @Test
    void a_total_of_zero_is_refused() {
        assertThat(rejected(decide(place("EUR", item(5, "0")), null)).type())
                .isEqualTo(ProblemType.TOTAL_NOT_POSITIVE);
    }

    @Test
    void a_total_that_is_not_the_sum_is_refused_with_the_sum() {
        PlaceOrder wrong =
                new PlaceOrder(ADA, "EUR", List.of(item(2, "12.50")), new BigDecimal("24.99"));

        Rejected<OrderEvent> no = rejected(decide(wrong, null));

        assertThat(no.type()).isEqualTo(ProblemType.TOTAL_MISMATCH);
        assertThat(no.detail()).contains("25.00 EUR");
    }

    @Test
    void a_total_may_be_written_in_any_scale() {
        PlaceOrder right =
                new PlaceOrder(ADA, "EUR", List.of(item(2, "12.50")), new BigDecimal("25"));

        assertThat(decide(right, null)).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @MethodSource
    void only_the_state_machine_s_steps_are_taken(
            OfExisting command, OrderStatus from, boolean allowed) {
        Order order = new Order(ADA, from, "EUR", new BigDecimal("25.00"), 4, NOW);

        Decision<OrderEvent> decision = decide(command, order);

        if (allowed) {
            assertThat(Order.after(order, event(decision), NOW).version()).isEqualTo(5);
        } else {
            assertThat(rejected(decision).type()).isEqualTo(ProblemType.ORDER_STATE);
            assertThat(rejected(decision).detail()).contains(from.word(), command.verb());
        }
    }

    static Stream<Arguments> only_the_state_machine_s_steps_are_taken() {
        return Stream.of(OrderStatus.values())
                .flatMap(from ->
                        Stream.of(
                                Arguments.of(
                                        new ReplaceItems(List.of(item(1, "1")), null),
                                        from,
                                        from == PENDING),
                                Arguments.of(new ConfirmOrder(), from, from == PENDING),
                                Arguments.of(new ShipOrder("DHL", "1"), from, from == CONFIRMED),
                                Arguments.of(new DeliverOrder(), from, from == SHIPPED),
                                Arguments.of(
                                        new CancelOrder("no"),
                                        from,
                                        from == PENDING || from == CONFIRMED)));
    }

    @Test
    void nothing_but_placing_can_begin_an_order() {
        assertThat(rejected(decide(new ConfirmOrder(), null)).type())
                .isEqualTo(ProblemType.NOT_FOUND);
    }

    @Test
    void the_events_lead_from_pending_to_delivered() {
        Order order = Order.after(null, event(decide(place("EUR", item(1, "1")), null)), NOW);
        for (OfExisting step :
                List.of(new ConfirmOrder(), new ShipOrder("DHL", "1"), new DeliverOrder())) {
            order = Order.after(order, event(decide(step, order)), NOW);
        }

        assertThat(order.status()).isEqualTo(DELIVERED).isNotEqualTo(CANCELLED);
        assertThat(order.version()).isEqualTo(4);
    }

    private static Decision<OrderEvent> decide(OrderCommand command, Order order) {
        return OrderDecider.decide(command, order, NOW);
    }

    private static PlaceOrder place(String currency, OrderItem... items) {
        return new PlaceOrder(ADA, currency, List.of(items), null);
    }

    private static OrderItem item(int quantity, String unitPrice) {
        return new OrderItem("SKU", "Thing", quantity, new BigDecimal(unitPrice));
    }

    private static OrderEvent event(Decision<OrderEvent> decision) {
        return ((Accepted<OrderEvent>) decision).events().getFirst();
    }

    private static Rejected<OrderEvent> rejected(Decision<OrderEvent> decision) {
        return (Rejected<OrderEvent>) decision;
    }
}
