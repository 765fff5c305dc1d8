package io.thecodeforge.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InstantTextTest {

    @Test
    void an_instant_always_has_six_decimals() throws Exception {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        new StrictJson().customize(json);

        assertThat(json.writeValueAsString(Instant.parse("2026-11-23T10:15:30Z")))
                .isEqualTo("\"2026-11-23T10:15:30.000000Z\"");
        assertThat(json.writeValueAsString(Instant.parse("2026-11-23T10:15:30.123Z")))
                .isEqualTo("\"2026-11-23T10:15:30.123000Z\"");
    }
}
