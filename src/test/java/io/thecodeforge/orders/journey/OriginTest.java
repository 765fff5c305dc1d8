package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Bearer.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What an event came from can be followed from the request to the row. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(EmbeddedServersResource.class)
class OriginTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CLIENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Inject FinishedSpans spans;

    @Test
    void the_trace_of_a_request_goes_on_in_the_record_and_ends_with_the_row() {
        String ada = registerUser("Ada");
        rename(ada, Map.of("traceparent", CLIENT));

        String traceparent = headers(ada, "traceparent").getLast();
        assertThat(traceparent).matches("00-" + TRACE + "-[0-9a-f]{16}-01").isNotEqualTo(CLIENT);
        await().until(() -> spans.of(TRACE, "project UserChanged.v1").size() == 1);
        SpanData projected = spans.of(TRACE, "project UserChanged.v1").getFirst();
        assertThat(traceparent).contains(projected.getParentSpanId());
        await().until(() -> spans.of(TRACE, "PATCH /users/{id}").size() == 1);
        assertThat(spans.of(TRACE, "PATCH /users/{id}").getFirst().getSpanId())
                .isEqualTo(projected.getParentSpanId());
        get("/users/" + ada).then().statusCode(200);
    }

    @Test
    void a_clients_names_for_its_request_stand_in_the_record() {
        String ada = registerUser("Ada");
        rename(ada, Map.of("X-Request-ID", "r-17", "X-Correlation-ID", "checkout/4711"));

        assertThat(headers(ada, "ce_causationid").getLast()).isEqualTo("r-17");
        assertThat(headers(ada, "ce_correlationid").getLast()).isEqualTo("checkout/4711");
    }

    @Test
    void a_command_that_nobody_named_is_its_own_cause_and_conversation() {
        String ada = registerUser("Ada");
        rename(ada, Map.of("X-Request-ID", "has a blank", "X-Correlation-ID", "x".repeat(129)));

        assertThat(headers(ada, "ce_causationid").getLast())
                .hasSize(36)
                .isEqualTo(headers(ada, "ce_correlationid").getLast())
                .isNotEqualTo(headers(ada, "ce_causationid").getFirst());
    }

    private static void rename(String user, Map<String, String> headers) {
        admin().contentType(ContentType.JSON)
                .headers(headers)
                .body("{\"name\": \"Ada King\"}")
                .patch("/users/" + user)
                .then()
                .statusCode(200);
    }

    private static List<String> headers(String user, String name) {
        List<ConsumerRecord<String, String>> events = TopicEvents.of(user, 2);
        return events.stream().map(event -> TopicEvents.header(event, name)).toList();
    }
}
