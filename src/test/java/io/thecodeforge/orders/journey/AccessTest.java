package io.thecodeforge.orders.journey;

import static io.restassured.RestAssured.given;
import static io.thecodeforge.orders.journey.Api.as;
import static io.thecodeforge.orders.journey.Api.asNobody;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.journey.AccessTable.Access;
import io.thecodeforge.orders.journey.AccessTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint, called by everybody: who gets in is what the table says. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class AccessTest {

    private record Seen(int status, String mediaType, @Nullable String challenge) {}

    private String ada;
    private String bob;

    @BeforeEach
    void two_users() {
        ada = registerUser("Ada");
        bob = registerUser("Bob");
    }

    static Stream<Row> rows() {
        return AccessTable.rows().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whoever_calls_is_let_in_as_the_table_says(Row row) {
        holds(row, row.nobody(), null);
        holds(row, row.customer(), Bearer.customer(ada));
        holds(row, row.operator(), Bearer.OPERATOR);
        holds(row, row.admin(), Bearer.ADMIN);
    }

    private void holds(Row row, Access access, @Nullable String token) {
        switch (access) {
            case REFUSED -> isRefused(call(row, token, bob), token);
            case YES -> assertThat(call(row, token, bob).status()).isNotIn(401, 403, 500);
            case OWN -> {
                assertThat(call(row, token, ada).status()).isBetween(200, 299);
                assertThat(call(row, token, bob).status())
                        .isEqualTo(row.endpoint().equals("POST /orders") ? 422 : 404);
            }
        }
    }

    private static void isRefused(Seen answer, @Nullable String token) {
        assertThat(answer.status()).isEqualTo(token == null ? 401 : 403);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        assertThat(answer.challenge()).isEqualTo(token == null ? "Bearer" : null);
    }

    /** On what belongs to a user; a query waits until that can be seen. */
    private static Seen call(Row row, @Nullable String token, String user) {
        RequestSpecification request = token == null ? asNobody() : as(token);
        String id = "0";
        if (row.path().startsWith("/orders/{id}")) {
            Response placed = Api.place(user, Api.TWO_BOOKS_AND_A_PEN);
            id = placed.path("id");
            waitFor(placed, request);
        } else if (row.path().startsWith("/users/{id}")) {
            String name = "{\"name\": \"%s\"}".formatted(UUID.randomUUID());
            id = user;
            waitFor(Api.patch("/users/" + user, name), request);
        }
        String path = row.path().replace("{id}", id).replace("{code}", "not-found");
        return path.endsWith("/stream")
                ? stream(path, token)
                : seen(withBody(row, request, user).request(row.method(), path));
    }

    private static void waitFor(Response command, RequestSpecification query) {
        query.header("Consistency-Token", command.header("Consistency-Token"))
                .header("Prefer", "wait=30");
    }

    private static RequestSpecification withBody(
            Row row, RequestSpecification request, String user) {
        String items = "\"items\": " + Api.TWO_BOOKS_AND_A_PEN;
        @Nullable String body =
                switch (row.endpoint()) {
                    case "POST /users" ->
                            "{\"name\": \"C\", \"email\": \"%s\"}".formatted(Api.anAddress());
                    case "PATCH /users/{id}" -> "{\"name\": \"C\"}";
                    case "POST /orders" -> "{\"userId\": \"%s\", %s}".formatted(user, items);
                    case "PUT /orders/{id}/items" -> "{%s}".formatted(items);
                    case "POST /orders/{id}/ship" ->
                            "{\"carrier\": \"C\", \"trackingNumber\": \"T\"}";
                    case "POST /orders/{id}/cancel" -> "{\"reason\": \"R\"}";
                    default -> null;
                };
        return body == null ? request : request.contentType(ContentType.JSON).body(body);
    }

    private static Seen seen(Response answer) {
        return new Seen(
                answer.statusCode(), answer.contentType(), answer.header("WWW-Authenticate"));
    }

    private static Seen stream(String path, @Nullable String token) {
        try (EventReader reader = EventReader.openAs(token, path, null)) {
            String challenge = reader.header("WWW-Authenticate");
            return new Seen(
                    reader.status(),
                    reader.header("Content-Type").replaceFirst(";.*", ""),
                    challenge.isEmpty() ? null : challenge);
        }
    }

    @Test
    void every_endpoint_is_in_the_table() {
        Map<String, Map<String, ?>> paths = given().get("/q/openapi?format=json").path("paths");

        List<String> documented =
                paths.entrySet().stream()
                        .flatMap(path ->
                                path.getValue().keySet().stream()
                                        .map(method -> method.toUpperCase(Locale.ROOT))
                                        .map(method -> method + " " + path.getKey()))
                        .toList();

        assertThat(AccessTable.rows().stream().map(Row::endpoint))
                .containsAll(documented)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_readme_shows_the_table() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains(AccessTable.text());
    }

    @Test
    void an_endpoint_without_a_rule_is_refused() {
        request().get("/unruled").then().statusCode(403);
        asNobody().get("/unruled").then().statusCode(401);
    }
}
