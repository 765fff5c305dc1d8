package io.thecodeforge.orders.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What can follow on the place that a claim has got to. */
class ClaimTest {

    private final Claim claim = new Claim("id", 3, 1, 100);

    @Test
    void what_is_next_or_has_been_follows() {
        assertThat(claim.isFollowedBy(100)).isTrue();
        assertThat(claim.isFollowedBy(7)).isTrue();
    }

    @Test
    void a_gap_is_looked_at_twice() {
        assertThat(claim.isFollowedBy(500)).isFalse();
        assertThat(claim.isFollowedBy(500)).isTrue();
    }

    /**
     * Of polls that were there before the first was refused; else neither would ever be believed.
     */
    @Test
    void polls_from_further_behind_the_gap_do_not_hide_it() {
        assertThat(claim.isFollowedBy(500)).isFalse();
        assertThat(claim.isFollowedBy(1_000)).isFalse();
        assertThat(claim.isFollowedBy(500)).isTrue();
    }

    @Test
    void what_is_there_after_all_closes_the_gap() {
        assertThat(claim.isFollowedBy(1_000)).isFalse();
        assertThat(claim.isFollowedBy(500)).isFalse();
        assertThat(claim.isFollowedBy(1_000)).isFalse();
        assertThat(claim.isFollowedBy(500)).isTrue();
    }

    @Test
    void a_gap_that_has_become_wider_is_believed_as_well() {
        assertThat(claim.isFollowedBy(500)).isFalse();
        assertThat(IntStream.range(0, 10).anyMatch(_ -> claim.isFollowedBy(700))).isTrue();
    }

    @Test
    void a_gap_that_has_been_passed_says_nothing_of_the_next() {
        claim.isFollowedBy(500);
        claim.advance(600);

        assertThat(claim.isFollowedBy(900)).isFalse();
        assertThat(claim.isFollowedBy(900)).isTrue();
    }
}
