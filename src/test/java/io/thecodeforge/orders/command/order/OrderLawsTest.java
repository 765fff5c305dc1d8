package io.thecodeforge.orders.command.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.command.Decision.Accepted;
import io.thecodeforge.orders.command.Decision.Rejected;
import io.thecodeforge.orders.command.order.OrderCommand.CancelOrder;
import io.thecodeforge.orders.command.order.OrderCommand.ConfirmOrder;
import io.thecodeforge.orders.command.order.OrderCommand.DeliverOrder;
import io.thecodeforge.orders.command.order.OrderCommand.PlaceOrder;
import io.thecodeforge.orders.command.order.OrderCommand.ReplaceItems;
import io.thecodeforge.orders.command.order.OrderCommand.ShipOrder;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random commands against a model of the rules that is no more than a table. */
class OrderLawsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
    private static final UUID ADA = UUID.randomUUID();

    /** What each command makes of each status; what is not here is refused. */
    private static final Map<Class<?>, Map<String, String>> STEPS =
            Map.of(
                    ReplaceItems.class, Map.of("pending", "pending"),
                    ConfirmOrder.class, Map.of("pending", "confirmed"),
                    ShipOrder.class, Map.of("confirmed", "shipped"),
                    DeliverOrder.class, Map.of("shipped", "delivered"),
                    CancelOrder.class, Map.of("pending", "cancelled", "confirmed", "cancelled"));

    @Property
    void an_order_is_what_the_table_says_after_any_commands(
            @ForAll("items") List<OrderItem> first, @ForAll("commands") List<OrderCommand> rest) {
        Order order = Order.after(null, event(new PlaceOrder(ADA, "EUR", first, null), null), NOW);
        String status = "pending";
        BigDecimal total = cost(first);
        int version = 1;

        for (OrderCommand command : rest) {
            String next = STEPS.get(command.getClass()).get(status);
            if (next == null) {
                assertThat(OrderDecider.decide(command, order, NOW)).isInstanceOf(Rejected.class);
            } else {
                order = Order.after(order, event(command, order), NOW);
                status = next;
                version++;
                total = command instanceof ReplaceItems(var items, _) ? cost(items) : total;
            }
        }

        assertThat(order.status().word()).isEqualTo(status);
        assertThat(order.version()).isEqualTo(version);
        assertThat(order.total()).isEqualByComparingTo(total).hasScaleOf(2);
    }

    @Provide
    Arbitrary<List<OrderItem>> items() {
        Arbitrary<BigDecimal> price =
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("0.01"), new BigDecimal("999999.99"))
                        .ofScale(2);
        Arbitrary<Integer> quantity = Arbitraries.integers().between(1, 10_000);
        return Combinators.combine(quantity, price)
                .as((n, p) -> new OrderItem("SKU", "Thing", n, p))
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }

    @Provide
    Arbitrary<List<OrderCommand>> commands() {
        Arbitrary<OrderCommand> replace = items().map(items -> new ReplaceItems(items, null));
        return Arbitraries.oneOf(
                        replace,
                        Arbitraries.of(
                                new ConfirmOrder(),
                                new ShipOrder("DHL", "1"),
                                new DeliverOrder(),
                                new CancelOrder("no")))
                .list()
                .ofMaxSize(20);
    }

    private static OrderEvent event(OrderCommand command, Order order) {
        var accepted = (Accepted<OrderEvent>) OrderDecider.decide(command, order, NOW);
        return accepted.events().getFirst();
    }

    private static BigDecimal cost(List<OrderItem> items) {
        BigDecimal sum = BigDecimal.ZERO;
        for (OrderItem item : items) {
            sum = sum.add(item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())));
        }
        return sum;
    }
}
