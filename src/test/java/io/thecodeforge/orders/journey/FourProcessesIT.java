package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.TWO_BOOKS_AND_A_PEN;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.place;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.processes.Fleet;
import io.thecodeforge.orders.processes.FleetLoad;
import java.io.IOException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What one process does, four of one role each do together. */
class FourProcessesIT {

    /** Over all four, each journey once. */
    private static final int JOURNEYS_A_RESTART = TestLength.of(3, 11);

    private static EmbeddedServers servers;
    private static Fleet fleet;

    @BeforeAll
    static void start() throws IOException {
        servers = EmbeddedServers.startEmpty(BuildFolder.path().resolve("embedded/four-processes"));
        fleet = Fleet.start(servers.ports(), "four-processes");
        RestAssured.filters((request, expected, context) ->
                fleet.ask(
                        request.getMethod(),
                        request.getDerivedPath(),
                        url -> {
                            request.baseUri(url);
                            return context.next(request, expected);
                        }));
    }

    @AfterAll
    static void stop() throws IOException {
        RestAssured.reset();
        try (EmbeddedServers _ = servers) {
            if (fleet != null) {
                fleet.close();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> they_pass_the_journeys_that_one_process_passes() throws Exception {
        assertThat(journeys()).hasSizeGreaterThan(5);
        return journeys().stream().map(j -> dynamicTest(j.getName(), () -> make(j)));
    }

    @Test
    void they_pass_them_while_each_is_killed_in_turn_under_load_and_no_other_request_fails()
            throws Exception {
        List<String> users = Stream.generate(() -> registerUser("Ada")).limit(5).toList();
        users.forEach(
                user -> await().untilAsserted(() -> get("/users/" + user).then().statusCode(200)));
        try (FleetLoad load = new FleetLoad(fleet, users)) {
            for (int round = 0; round < TestLength.of(0, 3); round++) {
                Fleet.ROLES.forEach(fleet::restart); // no time to recover in between
            }
            Iterator<Method> journeys =
                    Stream.generate(() -> journeys()).flatMap(List::stream).iterator();
            for (String role : Fleet.ROLES) {
                CompletableFuture<Void> restart =
                        CompletableFuture.runAsync(() -> fleet.restart(role));
                for (int made = 0; made < JOURNEYS_A_RESTART || !restart.isDone(); made++) {
                    make(journeys.next());
                }
                restart.get();
            }

            assertThat(load.stop()).isEmpty();
            await().untilAsserted(() -> assertThat(read()).isEqualTo(written()));
            assertThat(written())
                    .containsAll(load.placed().stream().map(order -> order + " 1").toList());
        }
    }

    private static List<Method> journeys() {
        return Stream.of(OrderJourneyTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
    }

    private static void make(Method journey) throws ReflectiveOperationException {
        journey.invoke(OrderJourneyTest.class.getDeclaredConstructor().newInstance());
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

    private static Set<String> read() throws SQLException {
        return rows(servers.ports().readUrl(), "select order_id, version from user_orders_view");
    }

    private static Set<String> written() throws SQLException {
        return rows(servers.ports().writeUrl(), "select id, version from orders");
    }

    private static Set<String> rows(String url, String sql) throws SQLException {
        Set<String> rows = new HashSet<>();
        try (Connection c = DriverManager.getConnection("jdbc:" + url, "postgres", "postgres");
                Statement statement = c.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add("/orders/" + found.getString(1) + " " + found.getInt(2));
            }
        }
        return rows;
    }
}
