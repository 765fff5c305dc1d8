package io.thecodeforge.orders.events;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an event that has changed twice is read, on a chain that is made up here. */
class UpcastingTest {

    /** v1 {@code {"to", "amount"}}, v2 with a currency, v3 with the name in two parts. */
    record Paid(String firstName, String lastName, BigDecimal amount, String currency) {
        Paid {
            requireNonNull(amount, "amount");
        }
    }

    private static final Versions PAID =
            Versions.of(
                    "Paid", v1 -> v1.put("currency", "EUR"), UpcastingTest::withTheNameInTwoParts);

    @Test
    void each_step_is_one_version_more() {
        assertThat(PAID.wireNames()).containsExactly("Paid.v1", "Paid.v2", "Paid.v3");
        assertThat(PAID.latest()).isEqualTo("Paid.v3");
        assertThat(Versions.of("Refunded").latest()).isEqualTo("Refunded.v1");
    }

    @Test
    void the_oldest_version_takes_every_step() {
        assertThat(read("Paid.v1", "{\"to\":\"Ada King\",\"amount\":12.50}"))
                .isEqualTo(new Paid("Ada", "King", new BigDecimal("12.50"), "EUR"));
    }

    @Test
    void a_later_version_takes_only_the_steps_after_it() {
        assertThat(read("Paid.v2", "{\"to\":\"Ada King\",\"amount\":1250,\"currency\":\"JPY\"}"))
                .isEqualTo(new Paid("Ada", "King", new BigDecimal("1250"), "JPY"));
    }

    @Test
    void todays_version_takes_none() {
        assertThat(
                        read(
                                "Paid.v3",
                                """
                                {"firstName":"Ada","lastName":"King","amount":0,"currency":"KWD"}
                                """))
                .isEqualTo(new Paid("Ada", "King", new BigDecimal("0"), "KWD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.50", "12.500", "0.00", "100", "1250000000000000000000.10"})
    void money_keeps_its_scale_through_every_step(String amount) {
        Paid paid = read("Paid.v1", "{\"to\":\"Ada King\",\"amount\":" + amount + "}");

        assertThat(paid.amount()).isEqualTo(new BigDecimal(amount));
    }

    @Test
    void an_old_version_may_have_fields_that_nobody_knows() {
        assertThat(read("Paid.v1", "{\"to\":\"Ada King\",\"amount\":1,\"note\":{\"a\":[]}}"))
                .isEqualTo(new Paid("Ada", "King", BigDecimal.ONE, "EUR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"amount\":1}", "{\"to\":\"Ada King\"}", "[]", "7", "null", "", "{"})
    void an_old_version_that_is_broken_is_refused_by_name(String data) {
        assertThatThrownBy(() -> read("Paid.v1", data))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("Paid.v1");
    }

    private static Paid read(String wireName, String data) {
        return EventCodec.read(PAID, Paid.class, wireName, data);
    }

    private static ObjectNode withTheNameInTwoParts(ObjectNode v2) {
        String[] names = v2.remove("to").textValue().split(" ", 2);
        return v2.put("firstName", names[0]).put("lastName", names[1]);
    }
}
