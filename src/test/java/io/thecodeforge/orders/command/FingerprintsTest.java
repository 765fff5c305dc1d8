package io.thecodeforge.orders.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecodeforge.orders.web.Caller;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintsTest {

    record Ship(String carrier, String number) {}

    private static final Ship BODY = new Ship("DHL", "1");

    private final Fingerprints fingerprints = new Fingerprints(new ObjectMapper());

    @Test
    void the_same_request_has_the_same_one() {
        assertThat(of("POST", "/orders/1/ship", "ada", new Ship("DHL", "1")))
                .hasSize(32)
                .isEqualTo(of("POST", "/orders/1/ship", "ada", BODY));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /orders/1/ship, ada",
        "POST, /orders/2/ship, ada",
        "POST, /orders/1/ship, eve",
        "POST, /orders/1/ship, ''",
        "POST, /orders/1, /shipada"
    })
    void another_method_path_or_caller_has_another(String method, String path, String caller) {
        assertThat(of(method, path, caller, BODY))
                .isNotEqualTo(of("POST", "/orders/1/ship", "ada", BODY));
    }

    @Test
    void another_body_has_another() {
        assertThat(of("POST", "/orders/1/ship", "ada", new Ship("DHL1", "")))
                .isNotEqualTo(of("POST", "/orders/1/ship", "ada", BODY));
    }

    private byte[] of(String method, String path, String caller, Object command) {
        return fingerprints.of(
                new CommandRequest(
                        method,
                        path,
                        new Caller(caller, false, Instant.MAX),
                        List.of(),
                        null,
                        new Trail(null, null, null)),
                command);
    }
}
