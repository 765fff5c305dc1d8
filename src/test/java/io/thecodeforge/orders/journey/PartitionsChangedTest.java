package io.thecodeforge.orders.journey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;

/** With another number of partitions a user's events would be in two places. */
@QuarkusTest
@TestProfile(PartitionsChangedTest.TopicOfItsOwn.class)
@WithTestResource(EmbeddedServersResource.class)
class PartitionsChangedTest {

    private static final String TOPIC = "orders.events.grown";

    public static class TopicOfItsOwn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orders.topic.name", TOPIC, "orders.projector.sampling", "200ms");
        }
    }

    /** What it would send could be in another partition than what its user has there already. */
    private static void theRelayStops() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    Api.registerUser("Ada");
                    return Databases.countInWrite("select count(*) from outbox") > 5;
                });
        await().during(Duration.ofSeconds(1))
                .until(() -> Databases.countInWrite("select count(*) from outbox") > 5);
    }

    @Test
    void a_topic_whose_partitions_have_changed_stops_projector_and_relay_until_it_is_made_anew()
            throws Exception {
        await().until(() ->
                Databases.countInRead(
                                "select count(*) from projector_position where topic = '%s'"
                                        .formatted(TOPIC))
                        == 12);
        try (Admin admin =
                Admin.create(
                        Map.of("bootstrap.servers", EmbeddedServers.shared().bootstrapServers()))) {
            admin.createPartitions(Map.of(TOPIC, NewPartitions.increaseTo(15))).all().get();
            bothStop();

            admin.deleteTopics(List.of(TOPIC)).all().get(); // the relay makes another

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            Api.get("/admin/projections")
                                    .then()
                                    .statusCode(200)
                                    .body("items.state", everyItem(equalTo("running"))));
            await().atMost(Duration.ofSeconds(60)).until(() -> claimedOf(idOf(admin)) == 12);
        }
    }

    private static String idOf(Admin admin) throws Exception {
        return admin.describeTopics(List.of(TOPIC))
                .allTopicNames()
                .get()
                .get(TOPIC)
                .topicId()
                .toString();
    }

    private static long claimedOf(String topicId) {
        return Databases.countInRead(
                "select count(*) from projector_position where topic = '%s' and topic_id = '%s'"
                        .formatted(TOPIC, topicId));
    }

    private static void bothStop() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        RestAssured.get("/q/health/well")
                                .then()
                                .statusCode(503)
                                .body(
                                        "checks.find { it.name == 'projector' }.data.stopped",
                                        containsString("has 15 partitions and had 12"))
                                .body(
                                        "checks.find { it.name == 'Outbox' }.data.waits",
                                        containsString("has 15 partitions, and")));
        RestAssured.get("/q/health/live").then().statusCode(200);
        Api.get("/admin/projections")
                .then()
                .statusCode(200)
                .body("items.state", everyItem(equalTo("stopped")));
        theRelayStops();
    }
}
