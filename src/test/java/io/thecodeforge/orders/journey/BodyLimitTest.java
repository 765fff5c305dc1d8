package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.journey.Wire.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * However a body comes: over the limit it is one problem, changes nothing and ends the connection.
 */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class BodyLimitTest {

    private static final int LIMIT = 256 * 1024;

    private String order;
    private List<String> before;

    @BeforeEach
    void an_order_and_nothing_under_way() {
        order = placeOrder(registerUser("Ada"));
        await().untilAsserted(() -> get("/orders/" + order).then().statusCode(200));
        await().until(() -> Databases.countInWrite("select count(*) from outbox") == 0);
        before = Databases.digest();
    }

    @Test
    void a_body_that_says_it_is_too_large_is_refused_before_it_is_sent() throws IOException {
        try (Wire wire = new Wire()) {
            wire.say(head("/users", "Content-Length: " + (LIMIT + 1)));

            refused(wire, "/users");
        }
    }

    @Test
    void a_body_of_unknown_length_is_refused_when_it_goes_over() throws IOException {
        try (Wire wire = new Wire()) {
            wire.say(head("/users", "Transfer-Encoding: chunked")).chunk(Wire.bytes(LIMIT + 1));

            refused(wire, "/users");
        }
    }

    @Test
    void a_body_that_trickles_in_is_refused_when_it_goes_over() throws IOException {
        try (Wire wire = new Wire()) {
            wire.say(head("/users", "Transfer-Encoding: chunked"));
            for (int sent = 0; sent < LIMIT; sent += 1024) {
                assertThat(wire.hasAnswer()).isFalse();
                wire.chunk(Wire.bytes(1024));
            }
            wire.chunk("1");

            refused(wire, "/users");
        }
    }

    @Test
    void a_client_that_sends_on_can_read_the_answer_all_the_same() throws IOException {
        try (Wire wire = new Wire()) {
            wire.say(head("/users", "Transfer-Encoding: chunked"));
            for (int sent = 0; sent < 8 * LIMIT; sent += LIMIT) {
                wire.chunk(Wire.bytes(LIMIT));
            }
            wire.say("0", "");

            refused(wire, "/users");
        }
    }

    @Test
    void a_command_that_takes_no_body_does_not_run_with_one_over_the_limit() throws IOException {
        String path = "/orders/" + order + "/confirm";
        try (Wire wire = new Wire()) {
            wire.say(head(path, "Transfer-Encoding: chunked")).chunk(Wire.bytes(LIMIT + 1));

            refused(wire, path);
        }
    }

    @Test
    void a_body_at_the_limit_is_read_and_the_connection_goes_on() throws IOException {
        String user = "{\"name\": \"Ada\", \"email\": \"" + Api.anAddress() + "\"}";
        try (Wire wire = new Wire()) {
            wire.say(head("/users", "Transfer-Encoding: chunked"))
                    .chunk(user)
                    .chunk(" ".repeat(LIMIT - user.length()))
                    .say("0", "");
            assertThat(wire.answer().status()).isEqualTo(201);

            wire.say(head("/users", "Content-Length: 2")).send("{}");
            assertThat(wire.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void a_client_that_asks_first_is_told_to_go_on() throws IOException {
        try (Wire wire = new Wire()) {
            wire.say(head("/users", "Content-Length: 2\r\nExpect: 100-continue"));
            assertThat(wire.answer().status()).isEqualTo(100);

            wire.send("{}");
            assertThat(wire.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void a_client_that_asks_first_is_told_when_its_body_is_too_large() throws IOException {
        try (Wire wire = new Wire()) {
            wire.say(head("/users", "Content-Length: 300000\r\nExpect: 100-continue"));

            refused(wire, "/users");
        }
    }

    private void refused(Wire wire, String path) throws IOException {
        Answer answer = wire.answer();

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.header("connection")).isEqualTo("close");
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"type":"/problems/body-too-large","title":"The body is larger than allowed",\
                        "status":413,"detail":"The body may have up to 262144 bytes.",\
                        "instance":"%s"}\
                        """
                                .formatted(path));
        assertThat(wire.isEnded()).isTrue();
        assertThat(Databases.digest()).isEqualTo(before);
    }

    private static String head(String path, String framing) {
        return "POST %s HTTP/1.1\r\nHost: orders\r\nContent-Type: application/json\r\n%s\r\n%s\r\n"
                .formatted(path, Bearer.header(Bearer.ADMIN), framing);
    }
}
