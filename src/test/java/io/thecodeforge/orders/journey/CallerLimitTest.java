package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
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
}
