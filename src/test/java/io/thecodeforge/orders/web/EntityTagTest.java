package io.thecodeforge.orders.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityTagTest {

    @Test
    void a_list_is_read_as_it_is_meant() {
        assertThat(EntityTag.parse(" \"1\" , W/\"a,b\",,\"\" "))
                .contains(
                        List.of(
                                new EntityTag(false, "1"),
                                new EntityTag(true, "a,b"),
                                new EntityTag(false, "")));
        assertThat(EntityTag.parse("x" + " ".repeat(100) + "\"1\"")).isEmpty();
    }

    /** By the square of its length it would be 500,000 million steps. */
    @Test
    void what_is_none_is_found_out_in_a_time_that_grows_with_its_length_alone() {
        String hostile = "x" + " ".repeat(1_000_000) + "y";

        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(EntityTag.parse(hostile)).isEmpty());
    }
}
