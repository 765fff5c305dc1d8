package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.asNobody;
import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.journey.Wire.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer says of us, what none does, and how long a request may take to arrive. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(EmbeddedServersResource.class)
class HardeningTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/problems", "/orders", "/none", "/asyncapi.yaml", "/admin/projections"})
    void every_answer_tells_browsers_to_make_nothing_of_it(String path) {
        for (var caller : List.of(request(), asNobody())) {
            caller.get(path)
                    .then()
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header(
                            "Content-Security-Policy",
                            equalTo("default-src 'none'; frame-ancestors 'none'"))
                    .header("Referrer-Policy", equalTo("no-referrer"))
                    .header("Strict-Transport-Security", equalTo("max-age=31536000"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/problems", "/orders", "/none", "/q/health"})
    void no_answer_tells_what_we_are_made_of(String path) {
        request()
                .get(path)
                .then()
                .header("Server", nullValue())
                .header("X-Powered-By", nullValue());
    }

    @Test
    void no_other_origin_is_let_in() {
        request()
                .header("Origin", "https://evil.example")
                .get("/orders")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
        asNobody()
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/orders")
                .then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Methods", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 10", "Transfer-Encoding: chunked"})
    void a_body_that_does_not_arrive_is_408_and_the_end_of_its_connection(String framing)
            throws IOException {
        try (Wire wire = new Wire()) {
            wire.say(
                    "POST /users HTTP/1.1",
                    "Host: orders",
                    "Content-Type: application/json",
                    Bearer.header(Bearer.ADMIN),
                    framing,
                    "");
            Answer answer = wire.answer();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body()).contains("\"/problems/request-timeout\"");
            assertThat(wire.isEnded()).isTrue();
        }
    }

    @Test
    void a_connection_on_which_nothing_comes_is_closed() throws IOException {
        try (Wire wire = new Wire()) {
            wire.send("GET /problems HTTP/1.1\r\nHost: orders\r\n");

            assertThat(wire.isEnded()).isTrue();
        }
    }

    @Test
    void a_request_that_is_turned_away_leaves_its_connection_fit_for_the_next() throws IOException {
        try (Wire wire = new Wire()) {
            for (int i = 0; i < 3; i++) {
                wire.say("POST /users HTTP/1.1", "Host: orders", "Content-Length: 5", "")
                        .send("{\"a\":");
                assertThat(wire.answer().status()).isEqualTo(401);
            }
        }
    }

    @Test
    void one_who_is_turned_away_and_asked_first_sends_no_body() throws IOException {
        try (Wire wire = new Wire()) {
            wire.say(
                    "POST /users HTTP/1.1",
                    "Host: orders",
                    "Content-Length: 5",
                    "Expect: 100-continue",
                    "");

            assertThat(wire.answer().status()).isEqualTo(401);
        }
    }
}
