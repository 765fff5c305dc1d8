package io.thecodeforge.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CallerRateTest {

    private long now;

    @Test
    void a_burst_is_admitted_and_then_one_for_each_interval() {
        CallerRate rate = new CallerRate(10, 3, () -> now);

        assertThat(count(rate, "ada", 5)).isEqualTo(3);
        assertThat(count(rate, "grace", 5)).isEqualTo(3);
        now += Duration.ofMillis(100).toNanos();
        assertThat(count(rate, "ada", 5)).isEqualTo(1);
        now += Duration.ofSeconds(10).toNanos();
        assertThat(count(rate, "ada", 5)).isEqualTo(3);
    }

    @Test
    void those_who_do_not_come_any_more_are_forgotten_and_nobody_else() {
        CallerRate rate = new CallerRate(1, 1, () -> now);
        for (int i = 0; i < 10_000; i++) {
            rate.admits("caller " + i);
        }
        now += Duration.ofSeconds(1).toNanos();
        rate.admits("ada");
        rate.admits("grace");

        assertThat(rate.admits("ada")).isFalse();
        assertThat(rate.size()).isEqualTo(2);
    }

    @Property
    void in_no_time_more_are_admitted_than_the_burst_and_the_rate_of_that_time(
            @ForAll @IntRange(min = 1, max = 100) int perSecond,
            @ForAll @IntRange(min = 1, max = 20) int burst,
            @ForAll @Size(max = 200) int[] pauses) {
        now = 0;
        CallerRate rate = new CallerRate(perSecond, burst, () -> now);
        int admitted = 0;
        for (int pause : pauses) {
            now += Math.floorMod(pause, 1_000_000_000);
            admitted += rate.admits("ada") ? 1 : 0;
        }

        assertThat(admitted).isLessThanOrEqualTo((int) (burst + now * perSecond / 1_000_000_000));
    }

    private static int count(CallerRate rate, String caller, int requests) {
        int admitted = 0;
        for (int i = 0; i < requests; i++) {
            admitted += rate.admits(caller) ? 1 : 0;
        }
        return admitted;
    }
}
