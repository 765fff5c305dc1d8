package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class ProblemPagesTest {

    @ParameterizedTest
    @EnumSource
    void each_problem_is_explained_where_its_type_points(ProblemType type) {
        get(type.uri().toString())
                .then()
                .statusCode(200)
                .body("type", equalTo("/problems/" + type.code()))
                .body("status", equalTo(type.status()))
                .body("explanation", not(emptyString()));
    }

    @Test
    void all_are_listed() {
        get("/problems").then().statusCode(200).body("", hasSize(ProblemType.values().length));
    }

    @Test
    void an_unknown_problem_is_404() {
        get("/problems/none").then().statusCode(404);
    }
}
