package io.thecodeforge.orders.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.events.CloudEventHeaders;
import io.thecodeforge.orders.events.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Any process of the service tells what its events are. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class EventContractTest {

    private static final Path SHIPPED = Path.of("src/main/resources/META-INF/resources");

    @ParameterizedTest
    @EnumSource
    void each_schema_is_served_by_the_name_that_the_events_give_it(EventType type)
            throws IOException {
        String file = type.wireName() + ".json";

        given().get("/schemas/" + file)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", containsString("immutable"))
                .body("$id", equalTo(CloudEventHeaders.SCHEMAS + file))
                .body(equalTo(Files.readString(SHIPPED.resolve("schemas").resolve(file))));
    }

    @Test
    void the_async_api_document_is_served_and_may_be_another_tomorrow() throws IOException {
        given().get("/asyncapi.yaml")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-cache"))
                .body(equalTo(Files.readString(SHIPPED.resolve("asyncapi.yaml"))));
    }

    @Test
    void a_schema_that_was_never_published_is_404() {
        given().get("/schemas/OrderEaten.v1.json")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }
}
