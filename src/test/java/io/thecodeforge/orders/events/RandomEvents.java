package io.thecodeforge.orders.events;

import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderConfirmed;
import io.thecodeforge.orders.events.OrderEvent.OrderDelivered;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderEvent.OrderShipped;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Any event that can be written. */
class RandomEvents extends DomainContextBase {

    @Provide
    Arbitrary<Envelope> envelopes() {
        return Combinators.combine(
                        ids(),
                        ids(),
                        ids(),
                        Arbitraries.integers().greaterOrEqual(1),
                        instants(),
                        events(),
                        origins())
                .as(Envelope::new);
    }

    private static Arbitrary<Origin> origins() {
        Arbitrary<String> traces =
                Arbitraries.strings()
                        .withChars("0123456789abcdef")
                        .ofLength(48)
                        .map(hex ->
                                "00-%s-%s-01".formatted(hex.substring(0, 32), hex.substring(32)));
        return Combinators.combine(
                        names().injectNull(0.3),
                        names().injectNull(0.3),
                        names().injectNull(0.3),
                        traces.injectNull(0.3))
                .as(Origin::new);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(128);
    }

    private static Arbitrary<Event> events() {
        return Arbitraries.oneOf(
                Combinators.combine(texts(), texts()).as(UserRegistered::new),
                Combinators.combine(texts(), texts()).as(UserChanged::new),
                Combinators.combine(ids(), currencies(), items(), totals(), instants())
                        .as(OrderPlaced::new),
                Combinators.combine(items(), totals()).as(OrderItemsChanged::new),
                instants().map(OrderConfirmed::new),
                Combinators.combine(texts(), texts(), instants()).as(OrderShipped::new),
                instants().map(OrderDelivered::new),
                Combinators.combine(texts(), instants()).as(OrderCancelled::new));
    }

    private static Arbitrary<List<OrderItem>> items() {
        return Combinators.combine(
                        texts(), texts(), Arbitraries.integers().greaterOrEqual(1), prices())
                .as(OrderItem::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static Arbitrary<BigDecimal> prices() {
        return money("0");
    }

    private static Arbitrary<BigDecimal> totals() {
        return money("1");
    }

    private static Arbitrary<BigDecimal> money(String least) {
        return Arbitraries.integers()
                .between(0, 4)
                .flatMap(scale ->
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal(least), new BigDecimal("1e18"))
                                .ofScale(scale));
    }

    /** Every character that is one, with those that JSON must escape. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('\u0000', '\ud7ff')
                .withChars("\"\\/\u2028é茶")
                .ofMaxLength(20)
                .map(text -> text + "👩🏽‍💻");
    }

    private static Arbitrary<String> currencies() {
        return Arbitraries.of("EUR", "JPY", "KWD", "CLF");
    }

    private static Arbitrary<UUID> ids() {
        return Arbitraries.create(UUID::randomUUID);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(0, 4_000_000_000_000_000L)
                .map(micros ->
                        Instant.ofEpochSecond(0)
                                .plusSeconds(micros / 1_000_000)
                                .plusNanos(micros % 1_000_000 * 1_000));
    }
}
