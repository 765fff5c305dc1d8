package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.as;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gave a command is known for as long as its events are. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class ActorTest {

    @Test
    void the_subject_of_each_commands_token_is_in_journal_record_and_history() {
        String ada = registerUser("Ada");
        String order = placeOrder(ada);
        as(Bearer.OPERATOR).post("/orders/" + order + "/confirm").then().statusCode(200);
        as(Bearer.customer(ada))
                .contentType(ContentType.JSON)
                .body("{\"reason\": \"R\"}")
                .post("/orders/" + order + "/cancel")
                .then()
                .statusCode(200);

        String journal = "select count(*) from journal where aggregate_id = '%s' and actor = '%s'";
        for (String actor : List.of("an-admin", "an-operator", ada)) {
            assertThat(Databases.countInWrite(journal.formatted(order, actor))).isEqualTo(1);
        }
        assertThat(TopicEvents.of(ada, 4).stream().map(e -> TopicEvents.header(e, "ce_actor")))
                .containsExactly("an-admin", "an-admin", "an-operator", ada);
        await().untilAsserted(() ->
                as(Bearer.customer(ada))
                        .get("/orders/" + order + "/history")
                        .then()
                        .statusCode(200)
                        .body("items.actor", contains("an-admin", "an-operator", ada)));
    }
}
