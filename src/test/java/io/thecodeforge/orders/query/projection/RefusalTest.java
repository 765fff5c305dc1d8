package io.thecodeforge.orders.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What parks an event, and what is waited for. */
class RefusalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22021", // a character that the database does not hold
                "23505", // a constraint
                "23502", // a fact that is missing
                "21000", // one row twice in a statement
                "54000", // a value too long for an index
                "P0001" // raised by a trigger
            })
    void what_the_data_is_to_blame_for_is_a_refusal(String sqlState) {
        assertThat(Refusal.is(database(sqlState))).isTrue();
        assertThat(Refusal.is(new IllegalStateException(database(sqlState)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "57P01", "57P03", "53300", "53100", "25006", "40001", "40P01", "55P03",
                "55000", "58030", "28P01", "42P01", "26000", "0A000", "XX000"
            })
    void what_the_store_is_to_blame_for_is_waited_for(String sqlState) {
        assertThat(Refusal.is(database(sqlState))).isFalse();
        assertThat(Refusal.is(new IllegalStateException(database(sqlState)))).isFalse();
    }

    @Test
    void what_has_to_do_with_connections_and_time_is_waited_for() {
        assertThat(Refusal.is(new ConnectException("refused"))).isFalse();
        assertThat(Refusal.is(new VertxException("Connection was closed"))).isFalse();
        assertThat(Refusal.is(new TimeoutException())).isFalse();
        assertThat(Refusal.is(new io.smallrye.mutiny.TimeoutException())).isFalse();
        assertThat(Refusal.is(new OutOfMemoryError())).isFalse();
    }

    @Test
    void what_a_projection_cannot_do_is_a_refusal_and_in_doubt_if_it_was_no_decision_of_its_own() {
        assertThat(Refusal.is(new UnappliedEventException("a gap"))).isTrue();
        assertThat(Refusal.isInDoubt(new UnappliedEventException("a gap"))).isFalse();
        assertThat(Refusal.isInDoubt(database("23505"))).isFalse();
        assertThat(Refusal.isInDoubt(new NullPointerException())).isTrue();
        assertThat(Refusal.isInDoubt(new ConnectException("refused"))).isFalse();
    }

    @Test
    void what_a_mapper_cannot_write_is_a_refusal_though_its_class_is_an_io_exception() {
        JsonProcessingException mapper =
                new JsonGenerationException("too large", (JsonGenerator) null);
        assertThat(Refusal.is(new IllegalStateException("an event", mapper))).isTrue();
        assertThat(Refusal.is(mapper)).isTrue();
        assertThat(Refusal.is(new StackOverflowError())).isTrue();
    }

    @Test
    void a_reason_names_no_class_of_ours() {
        assertThat(Refusal.reason(new NullPointerException("io.thecodeforge.orders.Some")))
                .doesNotContain("io.", "Exception");
        assertThat(Refusal.reason(database("23505"))).isEqualTo("the read database says: no");
    }

    private static PgException database(String sqlState) {
        return new PgException("no", "ERROR", sqlState, "");
    }
}
