package io.thecodeforge.orders.journal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadPaceTest {

    private final List<Duration> rests = new ArrayList<>();
    private final List<Runnable> due = new ArrayList<>();

    private Duration now = Duration.ofSeconds(7);
    private boolean isNext;

    private final ReadPace pace = new ReadPace(() -> now.toNanos(), this::later);

    private void later(Duration rest, Runnable task) {
        rests.add(rest);
        due.add(task);
    }

    private void read(int found, boolean isAll, Duration took) {
        pace.begin();
        now = now.plus(took);
        pace.end(found, isAll, () -> isNext = true);
    }

    @Test
    void several_at_a_time_are_waited_for_until_reads_are_apart() {
        read(2, true, Duration.ofMillis(1));

        assertThat(pace.isResting()).isTrue();
        assertThat(rests).containsExactly(Duration.ofMillis(7));

        due.getFirst().run();
        assertThat(pace.isResting()).isFalse();
        assertThat(isNext).isTrue();
    }

    @Test
    void one_that_comes_alone_is_not_waited_with() {
        read(1, true, Duration.ofMillis(1));
        read(0, true, Duration.ofMillis(1));

        assertThat(pace.isResting()).isFalse();
        assertThat(rests).isEmpty();
    }

    @Test
    void what_has_piled_up_is_read_on() {
        read(500, false, Duration.ofMillis(1));

        assertThat(pace.isResting()).isFalse();
        assertThat(rests).isEmpty();
    }

    /** A timer has no part of a millisecond. */
    @Test
    void a_read_that_took_as_long_is_rest_enough() {
        read(50, true, Duration.ofNanos(7_100_000));

        assertThat(pace.isResting()).isFalse();
        assertThat(rests).isEmpty();
    }
}
