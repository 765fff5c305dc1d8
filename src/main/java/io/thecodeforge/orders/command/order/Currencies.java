package io.thecodeforge.orders.command.order;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The currencies that something can be priced in: ISO 4217 without gold, testing and the like. */
final class Currencies {

    private static final Map<String, Currency> BY_CODE =
            Currency.availableCurrencies()
                    .filter(c -> c.getDefaultFractionDigits() >= 0)
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Currency::getCurrencyCode, Function.identity()));

    private Currencies() {}

    static Optional<Currency> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
