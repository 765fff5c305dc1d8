package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.TWO_BOOKS_AND_A_PEN;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.place;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.processes.Fleet;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What one process does, four of one role each do together. */
class FourProcessesIT {

    private static EmbeddedServers servers;
    private static Fleet fleet;

    @BeforeAll
    static void start() throws IOException {
        servers = EmbeddedServers.start(BuildFolder.path().resolve("embedded/four-processes"));
        fleet = Fleet.start(servers.ports(), "four-processes");
        RestAssured.filters((request, expected, context) -> {
            request.baseUri(fleet.urlFor(request.getMethod(), request.getDerivedPath()));
            return context.next(request, expected);
        });
    }

    @AfterAll
    static void stop() throws IOException {
        RestAssured.reset();
        fleet.close();
        servers.close();
    }

    @TestFactory
    Stream<DynamicTest> they_pass_the_journeys_that_one_process_passes() throws Exception {
        Constructor<OrderJourneyTest> journeys = OrderJourneyTest.class.getDeclaredConstructor();
        List<Method> tests =
                Stream.of(OrderJourneyTest.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .toList();
        assertThat(tests).hasSizeGreaterThan(5);
        return tests.stream()
                .map(test ->
                        dynamicTest(test.getName(), () -> test.invoke(journeys.newInstance())));
    }

    @Test
    void a_query_with_a_commands_token_shows_that_command() {
        String ada = registerUser("Ada");
        for (int i = 0; i < 10; i++) {
            Response placed = place(ada, TWO_BOOKS_AND_A_PEN);

            request()
                    .header("Consistency-Token", placed.header("Consistency-Token"))
                    .header("Prefer", "wait=30")
                    .get("/users/" + ada + "/orders")
                    .then()
                    .statusCode(200)
                    .body("items[0].orderId", equalTo(placed.<String>path("id")));
        }
    }

    @Test
    void operators_see_the_projector() {
        get("/admin/projections")
                .then()
                .statusCode(200)
                .body("items.state", everyItem(equalTo("running")));
        get("/admin/parked-events").then().statusCode(200);
    }
}
