package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.TWO_BOOKS_AND_A_PEN;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.place;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State, journal and outbox change together or not at all. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class AllOrNothingTest {

    private String ada;
    private List<String> before;

    @BeforeEach
    void a_user_and_nothing_under_way() {
        Databases.changeWrite(
                """
                create or replace function refuse() returns trigger language plpgsql as
                $$ begin raise exception 'refused by the test'; end $$\
                """);
        ada = registerUser("Ada");
        await().untilAsserted(() -> get("/users/" + ada).then().statusCode(200));
        await().until(() -> Databases.countInWrite("select count(*) from outbox") == 0);
        before = Databases.everything();
    }

    @AfterEach
    void nothing_refuses_any_more() {
        Databases.changeWrite("drop function refuse cascade");
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal", "outbox", "order_items"})
    void a_write_that_fails_leaves_no_order(String table) {
        Databases.changeWrite(
                "create trigger refuse before insert on %s for each row execute function refuse()"
                        .formatted(table));

        place(ada, TWO_BOOKS_AND_A_PEN)
                .then()
                .statusCode(500)
                .body("type", equalTo("/problems/internal-error"));

        assertThat(Databases.everything()).isEqualTo(before);
    }
}
