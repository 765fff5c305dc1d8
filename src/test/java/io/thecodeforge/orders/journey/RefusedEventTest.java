package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.patch;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An event that the broker refuses for good: here, one that is too large. */
@QuarkusTest
@TestProfile(RefusedEventTest.ShortPause.class)
@WithTestResource(EmbeddedServersResource.class)
class RefusedEventTest {

    public static class ShortPause implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orders.relay.pause", "2s");
        }
    }

    @Test
    void a_refused_event_holds_up_its_own_user_and_nobody_else() {
        String ada = registerUser("Ada");
        await().until(() -> waiting(ada) == 0);
        Databases.changeWrite(
                """
                with huge as (
                    insert into journal
                        (event_id, user_id, aggregate_id, version, type, occurred_at, data)
                    select gen_random_uuid(), '%s', gen_random_uuid(), 1, 'OrderConfirmed.v1', now(),
                        '{"confirmedAt": "2026-11-23T10:15:30Z", "x": "' || repeat('x', 2000000) || '"}'
                    returning *)
                insert into outbox (slot, position, user_id, occurred_at)
                select get_byte(uuid_send(user_id), 15), position, user_id, occurred_at from huge\
                """
                        .formatted(ada));

        patch("/users/" + ada, "{\"name\": \"Ada King\"}").then().statusCode(200);
        for (int i = 0; i < 5; i++) {
            String other = registerUser("Grace");
            await().untilAsserted(() -> get("/users/" + other).then().statusCode(200));
        }

        assertThat(waiting(ada)).isEqualTo(2);
        get("/users/" + ada).then().body("name", equalTo("Ada"));

        Databases.changeWrite(
                """
                with gone as (delete from journal where length(data) > 1000000 returning position)
                delete from outbox where position in (select position from gone)\
                """);
        await().untilAsserted(() -> get("/users/" + ada).then().body("name", equalTo("Ada King")));
        await().until(() -> waiting(ada) == 0);
    }

    private static long waiting(String user) {
        return Databases.countInWrite(
                "select count(*) from outbox o join journal j using (position) where j.user_id = '"
                        + user
                        + "'");
    }
}
