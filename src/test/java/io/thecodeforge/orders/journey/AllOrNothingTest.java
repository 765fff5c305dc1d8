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
    private String refusing = "journal";

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
        before = Databases.digest();
    }

    /**
     * The table is locked first: a trigger that goes with its function is taken from the journal's
     * months before the journal itself, against the order in which the relay, reading, locks them.
     */
    @AfterEach
    void nothing_refuses_any_more() {
        Databases.changeWrite(
                "do $$ begin lock table %s; drop function refuse cascade; end $$"
                        .formatted(refusing));
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal", "outbox", "order_items"})
    void a_write_that_fails_leaves_no_order(String table) {
        refuseInserts(table);

        place(ada, TWO_BOOKS_AND_A_PEN)
                .then()
                .statusCode(500)
                .body("type", equalTo("/problems/internal-error"));

        assertThat(Databases.digest()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal", "outbox", "order_items", "idempotency_key"})
    void nor_a_key(String table) {
        refuseInserts(table);

        place(ada, TWO_BOOKS_AND_A_PEN, "of-a-write-that-fails").then().statusCode(500);

        assertThat(Databases.digest()).isEqualTo(before);
        assertThat(keys("of-a-write-that-fails")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal", "outbox", "idempotency_key"})
    void a_change_that_fails_leaves_all_as_it_was(String table) {
        String order = Api.placeOrder(ada);
        await().untilAsserted(() -> get("/orders/" + order).then().statusCode(200));
        await().until(() -> Databases.countInWrite("select count(*) from outbox") == 0);
        before = Databases.digest();
        refuseInserts(table);

        Api.request()
                .header("Idempotency-Key", "of-a-change-that-fails")
                .post("/orders/" + order + "/confirm")
                .then()
                .statusCode(500);

        assertThat(Databases.digest()).isEqualTo(before);
        assertThat(keys("of-a-change-that-fails")).isZero();
    }

    private static long keys(String key) {
        return Databases.countInWrite(
                "select count(*) from idempotency_key where key = '%s'".formatted(key));
    }

    private void refuseInserts(String table) {
        refusing = table;
        Databases.changeWrite(
                "create trigger refuse before insert on %s for each row execute function refuse()"
                        .formatted(table));
    }
}
