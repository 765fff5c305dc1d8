package io.thecodeforge.orders.command.order;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The currencies that a new order can be in: the money of some country today. ISO 4217 also has
 * codes for gold, funds and testing, and the JDK knows those of money that is no more.
 */
final class Currencies {

    private static final Map<String, Currency> BY_CODE =
            Stream.of(Locale.getISOCountries())
                    .map(country -> Currency.getInstance(Locale.of("", country)))
                    .filter(Objects::nonNull) // Antarctica
                    .distinct()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Currency::getCurrencyCode, Function.identity()));

    private Currencies() {}

    static Optional<Currency> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
