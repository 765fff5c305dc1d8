package io.thecodeforge.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OpaqueTextsTest {

    @Property
    void a_cursor_is_read_back(@ForAll long micros, @ForAll long high, @ForAll long low) {
        Instant at = Instant.EPOCH.plus(micros % 100_000_000_000_000_000L, ChronoUnit.MICROS);
        Cursor cursor = new Cursor(at, new UUID(high, low));

        assertThat(Cursor.decode(cursor.encode())).contains(cursor);
    }

    @Property
    void a_token_is_read_back(
            @ForAll ConsistencyToken.Kind kind,
            @ForAll long high,
            @ForAll long low,
            @ForAll @IntRange(min = 1) int version) {
        ConsistencyToken token = new ConsistencyToken(kind, new UUID(high, low), version);

        assertThat(ConsistencyToken.decode(token.encode())).contains(token);
    }

    @Property
    void any_other_text_is_no_cursor_and_no_token(@ForAll String text) {
        assertThat(Cursor.decode(text)).isEmpty();
        assertThat(ConsistencyToken.decode(text)).isEmpty();
    }
}
