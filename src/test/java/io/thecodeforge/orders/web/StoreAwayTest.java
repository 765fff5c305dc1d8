package io.thecodeforge.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class StoreAwayTest {

    @Test
    void a_connection_that_ended_before_its_next_statement_is_a_store_that_is_away() {
        Throwable ended =
                new NoStackTraceThrowable("Connection is not active now, current status: CLOSED");

        assertThat(StoreAway.problem(ended)).contains(ProblemType.UNAVAILABLE);
        assertThat(StoreAway.problem(new CompletionException(ended)))
                .contains(ProblemType.UNAVAILABLE);
    }

    @Test
    void a_connection_that_ended_during_a_statement_is_a_store_that_is_away() {
        assertThat(StoreAway.problem(ClosedConnectionException.INSTANCE))
                .contains(ProblemType.UNAVAILABLE);
    }

    @Test
    void a_fault_of_ours_is_no_store_that_is_away() {
        assertThat(StoreAway.problem(new IllegalStateException("a row of ours is not JSON")))
                .isEmpty();
    }
}
