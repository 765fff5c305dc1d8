package io.thecodeforge.orders.journey;

import java.time.Duration;

/** Short in every build; as long as it takes to be sure with {@code -Dorders.test.long}. */
public final class TestLength {

    private static final boolean LONG = System.getProperty("orders.test.long") != null;

    private TestLength() {}

    public static int of(int inEveryBuild, int whenLong) {
        return LONG ? whenLong : inEveryBuild;
    }

    public static boolean isLong() {
        return LONG;
    }

    public static Duration seconds(int inEveryBuild, int whenLong) {
        return Duration.ofSeconds(of(inEveryBuild, whenLong));
    }

    public static long seed() {
        long seed = Long.getLong("orders.test.seed", System.nanoTime());
        System.out.println("-Dorders.test.seed=" + seed);
        return seed;
    }
}
