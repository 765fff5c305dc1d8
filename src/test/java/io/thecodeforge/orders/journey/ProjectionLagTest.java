package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Topic.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Operators see how far the read model is behind, and for how long. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(EmbeddedServersResource.class)
class ProjectionLagTest {

    @Test
    void what_cannot_be_seen_grows_old() {
        await().untilAsserted(() ->
                get("/admin/projections")
                        .then()
                        .statusCode(200)
                        .body("items.partitions", everyItem(hasSize(12)))
                        .body("items.lagEvents", everyItem(equalTo(0))));
        Databases.asAdmin("alter database orders_read allow_connections false");
        Databases.asAdmin(Databases.DISCONNECT_READERS);
        try {
            await().untilAsserted(() ->
                    RestAssured.get("/q/health/well")
                            .then()
                            .body(
                                    "checks.find { it.name == 'projector' }.data.lagSeconds.toFloat()",
                                    greaterThan(1f)));
            assertThat(RestAssured.get("/q/metrics").asString())
                    .doesNotContainPattern("orders_projection_lag_seconds\\{.*} 0\\.");
        } finally {
            Databases.asAdmin("alter database orders_read allow_connections true");
        }
        await().untilAsserted(() ->
                RestAssured.get("/q/health/well")
                        .then()
                        .body(
                                "checks.find { it.name == 'projector' }.data.lagSeconds.toFloat()",
                                equalTo(0f)));
    }

    @Test
    void lag_is_shown_per_projection_and_partition_as_answer_metric_and_health() {
        UUID ada = UUID.randomUUID();
        int partition = Partitions.of(ada.toString());
        await().until(() -> Databases.countInWrite("select count(*) from outbox") == 0);
        await().untilAsserted(() ->
                get("/admin/projections")
                        .then()
                        .statusCode(200)
                        .body("items.lagEvents", everyItem(equalTo(0)))
                        .body("items.partitions", everyItem(hasSize(12)))
                        .body("items.state", everyItem(equalTo("running")))
                        .body("items.name", hasItems("orders", "users")));

        try (Databases.Lock held = Databases.lockRead("user_view");
                Topic topic = new Topic()) {
            assertThat(held).isNotNull();
            topic.send(event(ada, ada, 1, new UserRegistered("Ada", "ada@example.com")));

            String ofAda = "items[0].partitions[%d].".formatted(partition);
            await().untilAsserted(() ->
                    get("/admin/projections")
                            .then()
                            .body(ofAda + "lagEvents", equalTo(1))
                            // since it happened, and not since it was sent
                            .body("items[0].lagSeconds.toFloat()", greaterThan(3600f)));
            await().untilAsserted(() ->
                    RestAssured.get("/q/health/well")
                            .then()
                            .statusCode(503)
                            .body(
                                    "checks.find { it.name == 'projector' }.data.lagEvents",
                                    equalTo(1)));
            RestAssured.get("/q/health/ready").then().statusCode(200);
            RestAssured.get("/q/metrics")
                    .then()
                    .body(
                            containsString(
                                    "orders_projection_lag_events{partition=\"%d\",projection=\"orders\"} 1.0"
                                            .formatted(partition)));
        }

        await().untilAsserted(() ->
                RestAssured.get("/q/health/well")
                        .then()
                        .statusCode(200)
                        .body(
                                "checks.find { it.name == 'projector' }.data.parkedEvents",
                                equalTo(0)));
        get("/admin/projections").then().body("items[0].lagEvents", equalTo(0));
    }
}
