package io.thecodeforge.orders.journey;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class HealthTest {

    @Test
    void both_databases_and_kafka_are_shown() {
        get("/q/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItems("write database", "read database", "Kafka"));
    }

    @Test
    void kafka_is_no_condition_for_requests() {
        get("/q/health/ready")
                .then()
                .body(
                        "checks.name",
                        containsInAnyOrder(
                                "Graceful Shutdown",
                                "write database",
                                "read database",
                                "SmallRye Reactive Messaging - readiness check"));
        get("/q/health/well").then().body("checks.name", hasItems("Kafka"));
    }
}
