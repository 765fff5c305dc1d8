package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RequiredPreconditionTest.Required.class)
@WithTestResource(EmbeddedServersResource.class)
class RequiredPreconditionTest {

    public static class Required implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orders.preconditions.required", "true",
                    "orders.idempotency.retention", "1s",
                    "orders.idempotency.cleaning", "100ms");
        }
    }

    @Test
    void a_change_without_a_precondition_is_refused() {
        String order = placeOrder(registerUser("Ada"));

        confirm(order)
                .then()
                .statusCode(428)
                .body("type", equalTo("/problems/precondition-required"));
        request()
                .header("If-Match", "\"1\"")
                .post("/orders/" + order + "/confirm")
                .then()
                .statusCode(200);
    }

    @Test
    void keys_past_their_time_are_deleted() {
        String order = placeOrder(registerUser("Ada"));
        request()
                .header("If-Match", "*")
                .header("Idempotency-Key", order)
                .post("/orders/" + order + "/confirm")
                .then()
                .statusCode(200);

        await().until(() ->
                Databases.countInWrite(
                                "select count(*) from idempotency_key where key = '" + order + "'")
                        == 0);
    }
}
