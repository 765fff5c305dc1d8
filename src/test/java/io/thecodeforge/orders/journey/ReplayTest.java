package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.cancel;
import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.patch;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The topic may carry an event more than once: the read model must not show it. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class ReplayTest {

    @Test
    void sending_a_whole_history_again_changes_nothing() {
        String ada = registerUser("Ada");
        confirm(placeOrder(ada));
        cancel(placeOrder(ada));
        patch("/users/" + ada, "{\"name\": \"Ada King\"}");
        String last = placeOrder(ada);
        await().untilAsserted(() -> get("/orders/" + last).then().statusCode(200));
        await().until(() -> Databases.countInWrite("select count(*) from outbox") == 0);
        List<String> before = Databases.everything();

        Databases.changeWrite(
                """
                insert into outbox (slot, position, user_id, occurred_at)
                select get_byte(uuid_send(user_id), 15), position, user_id, occurred_at
                from journal where user_id = '%s'\
                """
                        .formatted(ada));
        await().until(() -> Databases.countInWrite("select count(*) from outbox") == 0);

        String marker = registerUserLike(ada);
        await().untilAsserted(() -> get("/users/" + marker).then().statusCode(200));
        Set<String> gone = new HashSet<>(before);
        Databases.everything().forEach(gone::remove);
        assertThat(gone).isEmpty();
        get("/users/" + ada)
                .then()
                .body("orderCount", equalTo(3))
                .body("openOrderCount", equalTo(2));
    }

    /** A user whose events come to the same partition, so after those that were sent again. */
    private static String registerUserLike(String user) {
        int partition = Partitions.of(user);
        String other;
        do {
            other = registerUser("Marker");
        } while (Partitions.of(other) != partition);
        return other;
    }
}
