package io.thecodeforge.orders.command.order;

import static io.thecodeforge.orders.command.Decision.accepted;

import io.thecodeforge.orders.command.Decision;
import io.thecodeforge.orders.command.Decision.Rejected;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.web.Problem.Fault;
import io.thecodeforge.orders.web.ProblemType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an order's items cost: exact decimals in the currency's scale, or why they cannot. */
sealed interface Pricing {

    /** Items and total with the currency's scale: {@code 9.5} euros become {@code 9.50}. */
    record Priced(List<OrderItem> items, BigDecimal total) implements Pricing {}

    record Unpriced(Rejected<OrderEvent> refusal) implements Pricing {}

    /**
     * @param expected the total that the client counted, if it says
     */
    static Pricing of(List<OrderItem> items, String currency, @Nullable BigDecimal expected) {
        return Currencies.find(currency)
                .map(known -> of(items, known, expected))
                .orElseGet(() ->
                        invalid(
                                List.of(
                                        new Fault(
                                                "/currency",
                                                "is not the ISO 4217 code of a country's money"))));
    }

    /** In a currency that has been chosen before, and may have gone out of use since. */
    static Pricing of(List<OrderItem> items, Currency currency, @Nullable BigDecimal expected) {
        int scale = currency.getDefaultFractionDigits();
        List<Fault> faults = tooFine(items, currency, scale);
        if (!faults.isEmpty()) {
            return invalid(faults);
        }
        List<OrderItem> exact = items.stream().map(item -> scaled(item, scale)).toList();
        BigDecimal total =
                exact.stream().map(Pricing::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() <= 0) {
            return refused(
                    ProblemType.TOTAL_NOT_POSITIVE, "The items' total is %s %s.", total, currency);
        }
        if (expected != null && expected.compareTo(total) != 0) {
            return refused(
                    ProblemType.TOTAL_MISMATCH,
                    "The items' total is %s %s, not the total that was given.",
                    total,
                    currency);
        }
        return new Priced(exact, total);
    }

    default Decision<OrderEvent> decide(Function<Priced, OrderEvent> event) {
        return switch (this) {
            case Priced priced -> accepted(event.apply(priced));
            case Unpriced(Rejected<OrderEvent> refusal) -> refusal;
        };
    }

    private static List<Fault> tooFine(List<OrderItem> items, Currency currency, int scale) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).unitPrice().stripTrailingZeros().scale() > scale) {
                faults.add(
                        new Fault(
                                "/items/" + i + "/unitPrice",
                                "has more decimals than the %d of %s".formatted(scale, currency)));
            }
        }
        return faults;
    }

    private static OrderItem scaled(OrderItem item, int scale) {
        return new OrderItem(
                item.sku(), item.name(), item.quantity(), item.unitPrice().setScale(scale));
    }

    private static BigDecimal cost(OrderItem item) {
        return item.unitPrice().multiply(BigDecimal.valueOf(item.quantity()));
    }

    private static Unpriced invalid(List<Fault> faults) {
        return new Unpriced(
                new Rejected<>(ProblemType.INVALID, "The request breaks constraints.", faults));
    }

    private static Unpriced refused(ProblemType type, String detail, Object... facts) {
        return new Unpriced(new Rejected<>(type, detail.formatted(facts), List.of()));
    }
}
