package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.patch;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An event that the broker refuses for good: here, one that is too large. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(EmbeddedServersResource.class)
class RefusedEventTest {

    /** More than one look at the outbox takes of a slot. */
    private static final int LATER = 80;

    /** Less than the pause that a relay makes where nobody has set another. */
    private static final Duration SOON = Duration.ofSeconds(15);

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

        for (int i = 1; i < LATER; i++) {
            patch("/users/" + ada, "{\"name\": \"Ada %d\"}".formatted(i)).then().statusCode(200);
        }
        patch("/users/" + ada, "{\"name\": \"Ada King\"}").then().statusCode(200);
        for (int i = 0; i < 5; i++) {
            String other = registerUser("Grace");
            await().untilAsserted(() -> get("/users/" + other).then().statusCode(200));
        }

        // also where more of them is being read while it is refused once more
        await().during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(30))
                .until(() -> waiting(ada) == LATER + 1);
        get("/users/" + ada).then().body("name", equalTo("Ada"));

        Databases.changeWrite(
                """
                with gone as (delete from journal where length(data) > 1000000 returning position)
                delete from outbox where position in (select position from gone)\
                """);
        await().atMost(SOON)
                .untilAsserted(() -> get("/users/" + ada).then().body("name", equalTo("Ada King")));
        await().until(() -> waiting(ada) == 0);
    }

    private static long waiting(String user) {
        return Databases.countInWrite(
                "select count(*) from outbox o join journal j using (position) where j.user_id = '"
                        + user
                        + "'");
    }
}
