package io.thecodeforge.orders.journey;

import static io.restassured.RestAssured.given;
import static io.thecodeforge.orders.journey.Api.request;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every path says which methods it offers: those of the OpenAPI document. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class OfferedMethodsTest {

    private static final String NOBODY = "0199ab3b-0000-7000-8000-000000000000";

    @Test
    void a_method_that_a_path_does_not_offer_is_405_and_told_which_it_does() {
        SoftAssertions softly = new SoftAssertions();
        Map<String, Map<String, ?>> paths = given().get("/q/openapi?format=json").path("paths");
        paths.forEach((template, operations) -> {
            String path = template.replaceAll("\\{[^}]*}", NOBODY);
            Set<String> documented = methods(operations);

            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "FOO")) {
                if (!documented.contains(method)) {
                    Response answer = request().request(method, path);
                    softly.assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(405);
                    softly.assertThat(allowed(answer)).as(path).isEqualTo(documented);
                    softly.assertThat(answer.<String>path("type"))
                            .isEqualTo("/problems/method-not-allowed");
                }
            }
            Response options = request().request("OPTIONS", path);
            softly.assertThat(options.statusCode()).as("OPTIONS " + path).isEqualTo(204);
            softly.assertThat(allowed(options)).as("OPTIONS " + path).isEqualTo(documented);
        });
        softly.assertThat(paths).hasSizeGreaterThan(10);
        softly.assertAll();
    }

    @Test
    void the_head_of_what_can_be_got_can_be_asked_for() {
        request().head("/problems").then().statusCode(200).body(emptyString());
        request().head("/problems/none").then().statusCode(404).body(emptyString());
        request()
                .head("/orders/" + NOBODY + "/confirm")
                .then()
                .statusCode(405)
                .header("Allow", equalTo("OPTIONS, POST"));
    }

    @Test
    void a_path_that_is_unknown_offers_nothing() {
        request().options("/none").then().statusCode(404).header("Allow", equalTo(null));
        request().options("/orders/" + NOBODY + "/none").then().statusCode(404);
    }

    private static Set<String> methods(Map<String, ?> operations) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        operations.keySet().stream().map(m -> m.toUpperCase(Locale.ROOT)).forEach(methods::add);
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private static Set<String> allowed(Response answer) {
        return new TreeSet<>(Arrays.asList(("" + answer.header("Allow")).split(", ")));
    }
}
