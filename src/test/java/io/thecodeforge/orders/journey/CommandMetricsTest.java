package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.TWO_BOOKS_AND_A_PEN;
import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.place;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Each command is counted once, by what became of it. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class CommandMetricsTest {

    @Inject MeterRegistry registry;

    @Test
    void what_is_done_is_accepted() throws Throwable {
        String ada = registerUser("Ada");

        counts("place-order", "accepted", 1, () -> placeOrder(ada));
        counts("register-user", "accepted", 1, () -> registerUser("Ada"));
    }

    @Test
    void what_the_rules_or_a_header_refuse_counts_by_the_problem_that_the_client_is_told()
            throws Throwable {
        String order = placeOrder(registerUser("Ada"));
        confirm(order);

        counts("confirm-order", "order-state", 1, () -> confirm(order));
        counts(
                "confirm-order",
                "stale-version",
                1,
                () -> request().header("If-Match", "\"1\"").post("/orders/" + order + "/confirm"));
        counts(
                "confirm-order",
                "malformed-request",
                1,
                () -> request().header("If-Match", "x").post("/orders/" + order + "/confirm"));
    }

    @Test
    void what_only_the_database_refuses_does_so_too() throws Throwable {
        counts(
                "place-order",
                "unknown-user",
                1,
                () -> place(UUID.randomUUID().toString(), TWO_BOOKS_AND_A_PEN));
    }

    @Test
    void what_a_key_answers_again_is_no_second_command() throws Throwable {
        String order = placeOrder(registerUser("Ada"));
        String key = UUID.randomUUID().toString();
        Supplier<Response> confirm =
                () ->
                        request()
                                .header("Idempotency-Key", key)
                                .post("/orders/" + order + "/confirm");
        confirm.get();

        counts("confirm-order", "accepted", 0, confirm::get);
        counts("confirm-order", "repeated", 1, confirm::get);
    }

    private void counts(String command, String outcome, long times, Executable work)
            throws Throwable {
        long before = count(command, outcome);
        work.execute();
        assertThat(count(command, outcome) - before).isEqualTo(times);
    }

    private long count(String command, String outcome) {
        Timer timer =
                registry.find("orders.commands")
                        .tags("command", command, "outcome", outcome)
                        .timer();
        return timer == null ? 0 : timer.count();
    }
}
