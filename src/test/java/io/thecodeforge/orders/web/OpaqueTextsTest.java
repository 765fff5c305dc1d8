package io.thecodeforge.orders.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;

class OpaqueTextsTest {

    private static final String LIST = "/users/019ab3b0-0c5e-7c44-9a3e-5b0a9d2c7f11/orders";

    private static final Seal OLD = new Seal(SigningKey.parse(List.of(key("old", 1))));
    private static final Seal ROTATED =
            new Seal(SigningKey.parse(List.of(key("new", 2), key("old", 1))));
    private static final Seal NEW = new Seal(SigningKey.parse(List.of(key("new", 2))));

    @Property
    void a_cursor_is_read_back(
            @ForAll long micros,
            @ForAll long high,
            @ForAll long low,
            @ForAll @AlphaChars String f) {
        Instant at = Instant.EPOCH.plus(micros % 100_000_000_000_000_000L, ChronoUnit.MICROS);
        Cursor cursor = new Cursor(at, new UUID(high, low), f);

        assertThat(Cursor.decode(cursor.encode(OLD, LIST), OLD, LIST)).contains(cursor);
    }

    @Property
    void a_token_is_read_back(
            @ForAll ConsistencyToken.Kind kind,
            @ForAll long high,
            @ForAll long low,
            @ForAll @IntRange(min = 1) int version) {
        ConsistencyToken token = new ConsistencyToken(kind, new UUID(high, low), version);

        assertThat(ConsistencyToken.decode(token.encode(OLD), OLD)).contains(token);
    }

    @Property
    void any_other_text_is_no_cursor_and_no_token(@ForAll String text) {
        assertThat(Cursor.decode(text, OLD, LIST)).isEmpty();
        assertThat(ConsistencyToken.decode(text, OLD)).isEmpty();
    }

    @Property
    void a_text_with_one_other_character_is_no_token(
            @ForAll @IntRange(min = 0, max = 49) int index, @ForAll @AlphaChars char other) {
        String token = token().encode(OLD);
        String forged = token.substring(0, index) + other + token.substring(index + 1);

        assertThat(token).hasSize(50);
        assertThat(ConsistencyToken.decode(forged, OLD).isPresent())
                .isEqualTo(forged.equals(token));
    }

    @Example
    void a_cursor_of_one_list_is_none_of_another_and_no_token() {
        String cursor = new Cursor(Instant.EPOCH, new UUID(1, 2), "").encode(OLD, LIST);

        assertThat(Cursor.decode(cursor, OLD, "/orders")).isEmpty();
        assertThat(ConsistencyToken.decode(cursor, OLD)).isEmpty();
        assertThat(Cursor.decode(token().encode(OLD), OLD, LIST)).isEmpty();
    }

    @Example
    void the_first_key_signs_and_all_verify() {
        String old = token().encode(OLD);
        String fresh = token().encode(ROTATED);

        assertThat(ConsistencyToken.decode(old, ROTATED)).contains(token());
        assertThat(ConsistencyToken.decode(fresh, NEW)).contains(token());
        assertThat(ConsistencyToken.decode(old, NEW)).isEmpty();
        assertThat(ConsistencyToken.decode(fresh, OLD)).isEmpty();
    }

    @Example
    void keys_that_are_none_are_named_and_never_shown() {
        String secret = Base64.getEncoder().encodeToString(new byte[31]);

        assertThatThrownBy(() -> SigningKey.parse(List.of("short:" + secret)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("short")
                .hasMessageNotContaining(secret);
        assertThatThrownBy(() -> SigningKey.parse(List.of("x:?")))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> SigningKey.parse(List.of(secret)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining(secret);
        assertThatThrownBy(() -> SigningKey.parse(List.of(key("a", 1), key("a", 2))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("one name");
        assertThat(SigningKey.parse(List.of(key("a", 1))).toString()).doesNotContain("AQ");
    }

    private static ConsistencyToken token() {
        return new ConsistencyToken(ConsistencyToken.Kind.ORDER, new UUID(1, 2), 3);
    }

    private static String key(String name, int filler) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) filler);
        return name + ":" + Base64.getEncoder().encodeToString(secret);
    }

    @Example
    void another_key_has_another_mark_though_its_name_is_the_same() {
        Seal same = new Seal(SigningKey.parse(List.of(key("new", 2))));
        Seal other = new Seal(SigningKey.parse(List.of(key("new", 3))));

        assertThat(same.mark()).isEqualTo(NEW.mark()).isEqualTo(ROTATED.mark());
        assertThat(other.mark()).isNotEqualTo(NEW.mark());
    }
}
