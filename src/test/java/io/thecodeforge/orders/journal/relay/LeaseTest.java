package io.thecodeforge.orders.journal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final long ASKED = Long.MAX_VALUE - 1; // the clock may overflow in between

    private final AtomicLong clock = new AtomicLong(ASKED);
    private final Lease lease = new Lease(Duration.ofSeconds(5), clock::get);

    @Test
    void is_not_held_before_it_was_granted() {
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void is_held_for_four_fifths_of_what_others_wait() {
        lease.renewed(ASKED);

        clock.set(ASKED + Duration.ofMillis(3999).toNanos());
        assertThat(lease.isHeld()).isTrue();
        clock.set(ASKED + Duration.ofSeconds(4).toNanos());
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void counts_from_the_asking_and_not_from_the_answer() {
        clock.set(ASKED + Duration.ofSeconds(3).toNanos());
        lease.renewed(ASKED);

        clock.set(ASKED + Duration.ofSeconds(4).toNanos());
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void is_over_when_it_is_lost() {
        lease.renewed(ASKED);
        lease.lost();

        assertThat(lease.isHeld()).isFalse();
    }
}
