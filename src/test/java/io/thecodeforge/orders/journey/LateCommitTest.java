package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.patch;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Positions are drawn before they are committed, so a lower one can appear after a higher one. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class LateCommitTest {

    @Test
    void an_event_that_is_committed_after_later_ones_were_sent_is_not_passed_over()
            throws Exception {
        String ada = registerUser("Ada");
        await().untilAsserted(() -> get("/users/" + ada).then().statusCode(200));
        UUID late = UUID.randomUUID();
        try (Connection slow = connect()) {
            slow.setAutoCommit(false);
            append(slow, late, ada);
            patch("/users/" + ada, "{\"name\": \"Ada King\"}").then().statusCode(200);
            String order = placeOrder(ada);
            await().untilAsserted(() ->
                    get("/orders/" + order).then().body("userName", equalTo("Ada King")));

            slow.commit();
        }

        assertThat(TopicEvents.of(ada, 4))
                .extracting(event -> TopicEvents.header(event, "ce_id"))
                .last()
                .isEqualTo(late.toString());
    }

    /** Another user's registration, kept with Ada's events. */
    private static void append(Connection slow, UUID id, String user) throws Exception {
        slow.createStatement()
                .execute(
                        """
                        with appended as (
                            insert into journal
                                (event_id, user_id, aggregate_id, version, type, occurred_at, data)
                            values ('%s', '%s', '%s', 1, 'UserRegistered.v1', now(),
                                '{"name":"Ada","email":"late@example.com"}')
                            returning *)
                        insert into outbox (slot, position, user_id, occurred_at)
                        select get_byte(uuid_send(user_id), 15), position, user_id, occurred_at
                        from appended\
                        """
                                .formatted(id, user, UUID.randomUUID()));
    }

    private static Connection connect() throws Exception {
        String url = "jdbc:" + EmbeddedServers.shared().writeUrl();
        return DriverManager.getConnection(url, "orders_write", "orders_write");
    }
}
