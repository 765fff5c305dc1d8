package io.thecodeforge.orders.journey;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A process that waits for little, takes little at a time, and is traced. Shared by tests that need
 * a part of it, for each profile is built and started anew.
 */
public class ShortTimes implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.otel.sdk.disabled", "false",
                "orders.limits.bodies", "1M",
                "orders.projector.fan-out-rows", "2", // a rename takes several steps
                "orders.projector.sampling", "100ms",
                "orders.projector.lag-threshold", "1s",
                "orders.relay.lease", "1s",
                "orders.relay.pause", "2s");
    }
}
