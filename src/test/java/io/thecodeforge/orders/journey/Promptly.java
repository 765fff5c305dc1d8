package io.thecodeforge.orders.journey;

import static org.awaitility.pollinterval.IterativePollInterval.iterative;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * What tests wait for comes within milliseconds, mostly: so Awaitility looks soon, and then less
 * and less often. Set in the class loader of tests without Quarkus, and in each of those with it.
 */
public final class Promptly implements TestExecutionListener, QuarkusTestBeforeClassCallback {

    private static final Duration SOON = Duration.ofMillis(5);
    private static final Duration AT_LEAST_EVERY = Duration.ofMillis(100);

    /** For a machine that does other things, too; where a test is about how long, it says so. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        set();
    }

    @Override
    public void beforeClass(Class<?> testClass) {
        set();
    }

    private static void set() {
        Awaitility.setDefaultTimeout(PATIENCE);
        Awaitility.setDefaultPollInterval(iterative(Promptly::next, SOON));
    }

    private static Duration next(Duration last) {
        Duration twice = last.multipliedBy(2);
        return twice.compareTo(AT_LEAST_EVERY) > 0 ? AT_LEAST_EVERY : twice;
    }
}
