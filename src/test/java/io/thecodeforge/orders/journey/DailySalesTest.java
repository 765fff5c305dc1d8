package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.TWO_BOOKS_AND_A_PEN;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.place;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static io.thecodeforge.orders.journey.Topic.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.events.OrderEvent.OrderCancelled;
import io.thecodeforge.orders.events.OrderEvent.OrderItemsChanged;
import io.thecodeforge.orders.events.OrderEvent.OrderPlaced;
import io.thecodeforge.orders.events.OrderItem;
import io.thecodeforge.orders.events.RecordedEvent;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sold each day, by the day and currency of placing. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class DailySalesTest {

    private static final String SALES = "/statistics/daily-sales";
    private static final String TOKEN = "Consistency-Token";

    private final Topic topic = new Topic();
    private final UUID ada = UUID.randomUUID();

    /** On which nobody else sells anything; {@code DailySalesPlansTest} has the years before. */
    private final LocalDate day = LocalDate.of(2001, 1, 1).plusDays(new Random().nextInt(7_000));

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void orders_count_for_the_day_and_currency_of_their_placing() {
        Instant midnight = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        send(new UserRegistered("Ada", "ada@example.com"));
        UUID changed = placed("EUR", 2, "25.00", midnight.minusMillis(1));
        UUID cancelled = placed("EUR", 3, "7.50", midnight.minusSeconds(60));
        placed("CHF", 1, "1.00", midnight.minusSeconds(60));
        UUID dayAfter = placed("EUR", 1, "4.00", midnight);
        topic.send(event(ada, changed, 2, new OrderItemsChanged(items(5, "20"), decimal("20.00"))));
        topic.send(event(ada, cancelled, 2, new OrderCancelled("twice", midnight)));
        topic.send(event(ada, dayAfter, 2, new OrderCancelled("twice", midnight)));

        String both = SALES + "?from=" + day + "&to=" + day.plusDays(1);
        await().untilAsserted(() ->
                assertThat(get(both).asString())
                        .isEqualTo(
                                """
                                {"items":[\
                                {"day":"%1$s","currency":"CHF","orders":1,"items":1,"revenue":1.00,"cancellations":0},\
                                {"day":"%1$s","currency":"EUR","orders":2,"items":8,"revenue":20.00,"cancellations":1},\
                                {"day":"%2$s","currency":"EUR","orders":1,"items":1,"revenue":0.00,"cancellations":1}]}\
                                """
                                        .formatted(day, day.plusDays(1))));
        get(SALES + "?from=" + day + "&to=" + day).then().body("items.currency.size()", equalTo(2));
        get(SALES + "?to=" + day.plusDays(29)).then().body("items.day", hasItem("" + day));
        get(SALES + "?to=" + day.plusDays(30)).then().body("items.day", not(hasItem("" + day)));
    }

    @Test
    void with_a_token_the_order_is_counted() {
        String user = registerUser("Ada");
        Response first = place(user, TWO_BOOKS_AND_A_PEN);
        int before = today(first);

        Response second = place(user, TWO_BOOKS_AND_A_PEN);

        assertThat(today(second)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=x", "to=2026-02-30", "from=2026-11-1", "to=10000-01-01", "day=1"})
    void what_is_no_date_is_refused(String query) {
        get(SALES + "?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02, 2026-11-01, 400",
        "2025-11-01, 2026-11-01, 200",
        "2025-10-31, 2026-11-01, 400",
    })
    void a_period_has_a_day_at_least_and_a_year_at_most(String from, String to, int status) {
        get(SALES + "?from=" + from + "&to=" + to).then().statusCode(status);
    }

    private static int today(Response command) {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        return request()
                .header(TOKEN, command.header(TOKEN))
                .header("Prefer", "wait=30")
                .get(SALES + "?from=" + today)
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.currency == 'EUR' }.orders");
    }

    private void send(UserRegistered registered) {
        topic.send(event(ada, ada, 1, registered));
    }

    private UUID placed(String currency, int quantity, String total, Instant at) {
        UUID order = UUID.randomUUID();
        RecordedEvent placed =
                event(
                        ada,
                        order,
                        1,
                        new OrderPlaced(ada, currency, items(quantity, total), decimal(total), at));
        topic.send(placed);
        return order;
    }

    private static List<OrderItem> items(int quantity, String price) {
        return List.of(new OrderItem("A", "B", quantity, decimal(price)));
    }

    private static BigDecimal decimal(String amount) {
        return new BigDecimal(amount);
    }
}
