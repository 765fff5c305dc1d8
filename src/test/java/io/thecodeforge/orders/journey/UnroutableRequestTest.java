package io.thecodeforge.orders.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.journey.Wire.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no route is found for, because they are hardly requests. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class UnroutableRequestTest {

    @ParameterizedTest
    @ValueSource(strings = {"X: y", "Host: a b", "Host: [::1", "Host: a:port"})
    void without_a_host_that_is_one_it_is_malformed(String header) throws IOException {
        refused("GET /problems HTTP/1.1\r\n" + header, 400, "malformed-request");
    }

    @ParameterizedTest
    @CsvSource({"problems, 404, not-found", "*, 404, not-found"})
    void a_target_that_is_no_path_is_a_problem(String target, int status, String code)
            throws IOException {
        refused("GET " + target + " HTTP/1.1\r\nHost: orders", status, code);
    }

    /** These the server itself refuses, without a body; the README says why. */
    @ParameterizedTest
    @CsvSource({
        "nonsense, 400",
        "GET /problems HTTP/1.1|no header, 400",
        "GET /problems HTTP/1.1|Content-Length: -1, 400"
    })
    void what_is_no_http_ends_the_connection(String request, int status) throws IOException {
        try (Wire wire = new Wire()) {
            wire.say(request.replace("|", "\r\n"), "");

            assertThat(wire.answer().status()).isEqualTo(status);
            assertThat(wire.isEnded()).isTrue();
        }
    }

    /** Quarkus refuses these before any route, handler or hook of a service is asked. */
    @ParameterizedTest
    @ValueSource(strings = {"/orders/%zz", "/orders/%", "/users?page=%zz", "/orders?q=a|b"})
    void a_target_that_is_no_uri_is_refused(String target) throws IOException {
        try (Wire wire = new Wire()) {
            wire.say("GET " + target + " HTTP/1.1", "Host: orders", "");

            assertThat(wire.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void a_body_whose_chunks_are_none_ends_the_connection() throws IOException {
        try (Wire wire = new Wire()) {
            wire.say(
                            "POST /users HTTP/1.1",
                            "Host: orders",
                            Bearer.header(Bearer.ADMIN),
                            "Content-Type: application/json",
                            "Transfer-Encoding: chunked",
                            "")
                    .say("length", "{}");

            assertThat(wire.isEnded()).isTrue();
        }
    }

    @Test
    void a_target_and_headers_have_their_limits() throws IOException {
        try (Wire wire = new Wire()) {
            wire.say("GET /" + Wire.bytes(5000) + " HTTP/1.1", "");
            assertThat(wire.answer().status()).isEqualTo(414);
        }
        try (Wire wire = new Wire()) {
            wire.say("GET / HTTP/1.1", "X: " + Wire.bytes(70_000), "");
            assertThat(wire.answer().status()).isEqualTo(431);
        }
    }

    private static void refused(String head, int status, String code) throws IOException {
        try (Wire wire = new Wire()) {
            Answer answer = wire.say(head, "").answer();

            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.body())
                    .contains("\"/problems/" + code + "\"")
                    .doesNotContain("vertx", "Exception");
        }
    }
}
