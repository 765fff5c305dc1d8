package io.thecodeforge.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** As the service's own mapper writes it: the order in which modules are registered counts. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class InstantTextTest {

    @Inject ObjectMapper json;

    @Test
    void an_instant_always_has_six_decimals() throws Exception {
        assertThat(json.writeValueAsString(Instant.parse("2026-11-23T10:15:30Z")))
                .isEqualTo("\"2026-11-23T10:15:30.000000Z\"");
        assertThat(json.writeValueAsString(Instant.parse("2026-11-23T10:15:30.123Z")))
                .isEqualTo("\"2026-11-23T10:15:30.123000Z\"");
    }
}
