package io.thecodeforge.orders.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds every answer of every test against the service's own OpenAPI document: its status, media
 * type, body, headers and problem are those that the operation is said to have.
 */
final class AsDocumented implements Filter {

    /** What the service itself says in headers, beside what every server says. */
    private static final List<String> OURS =
            List.of(
                    "Allow",
                    "Cache-Control",
                    "Consistency-Token",
                    "ETag",
                    "Link",
                    "Location",
                    "Preference-Applied",
                    "Retry-After",
                    "Stream-Position",
                    "WWW-Authenticate");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(VersionFlag.V202012);

    /** By the address of the service. */
    private static final Map<String, JsonNode> DOCUMENTS = new ConcurrentHashMap<>();

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification expected,
            FilterContext context) {
        Response answer = context.next(request, expected);
        String path =
                request.getURI().replaceFirst("^https?://[^/]*", "").replaceFirst("\\?.*", "");
        operation(path, request.getMethod())
                .ifPresent(operation -> check(request.getMethod() + " " + path, operation, answer));
        return answer;
    }

    private static void check(String call, JsonNode operation, Response answer) {
        JsonNode response = operation.at("/responses/" + answer.statusCode());
        assertThat(response.isMissingNode())
                .as("%s -> %d is documented", call, answer.statusCode())
                .isFalse();
        checkHeaders(call, response.path("headers"), answer);
        if (response.path("content").isMissingNode()) {
            assertThat(answer.asString()).as("%s -> %d", call, answer.statusCode()).isEmpty();
            return;
        }
        String mediaType = answer.contentType().replaceFirst(";.*", "");
        JsonNode schema = response.path("content").path(mediaType).path("schema");
        assertThat(schema.isMissingNode())
                .as("%s -> %d %s is documented", call, answer.statusCode(), mediaType)
                .isFalse();
        assertThat(faults(schema, answer.asString()))
                .as("%s -> %s", call, answer.asString())
                .isEmpty();
        if (mediaType.equals("application/problem+json")) {
            assertThat(
                            response.at("/content/application~1problem+json/examples")
                                    .findValuesAsText("type"))
                    .as("%s -> %s", call, answer.asString())
                    .contains(answer.<String>path("type"));
        }
    }

    private static void checkHeaders(String call, JsonNode documented, Response answer) {
        documented
                .properties()
                .forEach(header -> {
                    if (header.getValue().path("required").asBoolean()) {
                        assertThat(answer.header(header.getKey()))
                                .as("%s: %s", call, header.getKey())
                                .isNotNull();
                    }
                });
        assertThat(documented.fieldNames())
                .toIterable()
                .as("%s -> %s", call, answer.headers())
                .containsAll(OURS.stream().filter(answer.headers()::hasHeaderWithName).toList());
    }

    private static Iterable<?> faults(JsonNode schema, String body) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", document().path("components"));
        return SCHEMAS.getSchema(whole).validate(body, InputFormat.JSON);
    }

    /** The operation of the first path that fits; a template's parameter takes any one segment. */
    private static Optional<JsonNode> operation(String path, String method) {
        return document().path("paths").properties().stream()
                .filter(p -> path.matches(p.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
                .map(Map.Entry::getValue)
                .map(p -> p.path(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> !operation.isMissingNode())
                .findFirst();
    }

    private static JsonNode document() {
        return DOCUMENTS.computeIfAbsent(
                RestAssured.baseURI + ":" + RestAssured.port, AsDocumented::read);
    }

    private static JsonNode read(String address) {
        try {
            return JSON.readTree(RestAssured.given().get("/q/openapi?format=json").asString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
