package io.thecodeforge.orders.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.journey.TestLength;
import io.thecodeforge.orders.processes.Packaged;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Every promise under every fault. In every build from one seed for less than a minute; ten minutes
 * with {@code -Dorders.test.long}; {@code -Dorders.checker.seconds=} and {@code
 * -Dorders.test.seed=} say otherwise.
 */
class CheckerIT {

    private static final long USUAL_SEED = 20_261_124;
    private static final int SECONDS = TestLength.of(40, 600);

    @Test
    void every_promise_is_kept_whatever_is_killed_paused_restarted_or_cut_off() throws Exception {
        long seed = Long.getLong("orders.test.seed", USUAL_SEED);
        int seconds = Integer.getInteger("orders.checker.seconds", SECONDS);
        System.out.println("-Dorders.test.seed=" + seed);

        Checker.Outcome outcome = Checker.run(Packaged.BUILD, seed, Duration.ofSeconds(seconds));

        System.out.println(outcome.told());
        assertThat(outcome.violation()).as(outcome.told()).isNull();
    }
}
