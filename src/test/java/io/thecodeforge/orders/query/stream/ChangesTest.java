package io.thecodeforge.orders.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.query.stream.Changes.Change;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a stream goes on with, and where it must say that something is missing. */
class ChangesTest {

    @Test
    void changes_that_follow_are_told_each_under_its_own_position() {
        Changes changes = changes(7, 5, 6, 7);

        assertThat(changes.following(4)).extracting(Change::position).containsExactly(5L, 6L, 7L);
        assertThat(changes.hasGapAfter(4)).isFalse();
    }

    @Test
    void what_comes_after_a_hole_is_not_told_as_if_there_were_none() {
        Changes changes = changes(7, 5, 7);

        assertThat(changes.following(4)).extracting(Change::position).containsExactly(5L);
        assertThat(changes.hasGapAfter(4)).isFalse();
        assertThat(changes.hasGapAfter(5)).isTrue();
    }

    @Test
    void what_is_gone_or_never_was_is_a_gap() {
        assertThat(changes(7, 6, 7).hasGapAfter(4)).isTrue();
        assertThat(changes(7).hasGapAfter(4)).isTrue();
        assertThat(changes(3).hasGapAfter(4)).isTrue();
        assertThat(changes(4).hasGapAfter(4)).isFalse();
    }

    private static Changes changes(long last, long... positions) {
        return new Changes(
                last,
                LongStream.of(positions).mapToObj(p -> new Change(p, "order", "{}")).toList());
    }
}
