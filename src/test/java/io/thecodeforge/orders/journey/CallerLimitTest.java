package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.thecodeforge.orders.dev.Tokens;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.web.Role;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CallerLimitTest.Limited.class)
@WithTestResource(EmbeddedServersResource.class)
class CallerLimitTest {

    public static class Limited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orders.callers.rate", "2", "orders.callers.burst", "5");
        }
    }

    @Test
    void a_caller_that_comes_too_fast_is_refused_until_it_has_waited() {
        String path = "/orders/" + UUID.randomUUID();

        Response refused =
                IntStream.range(0, 200)
                        .mapToObj(i -> get(path))
                        .filter(answer -> answer.statusCode() != 404)
                        .findFirst()
                        .orElseThrow();

        refused.then()
                .statusCode(429)
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/too-many-requests"));
        await().until(() -> get(path).statusCode() == 404);
    }

    @Test
    void who_calls_himself_as_another_does_is_another() {
        String path = "/orders/" + UUID.randomUUID();
        String first = calledX();
        await().until(() -> ask(path, first).statusCode() == 429);

        assertThat(ask(path, calledX()).statusCode()).isEqualTo(404);
    }

    private static String calledX() {
        return Tokens.sign(
                Tokens.claims(Role.OPERATOR, UUID.randomUUID().toString())
                        .claim("preferred_username", "x")
                        .expiresIn(Duration.ofMinutes(5)));
    }

    private static Response ask(String path, String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token).get(path);
    }
}
