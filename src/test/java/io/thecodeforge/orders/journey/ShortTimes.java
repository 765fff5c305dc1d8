package io.thecodeforge.orders.journey;

import static java.util.Map.entry;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A process that waits for little, takes little at a time, and is traced. Shared by tests that need
 * a part of it, for each profile is built and started anew.
 */
public class ShortTimes implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                entry("quarkus.otel.sdk.disabled", "false"),
                entry("quarkus.http.idle-timeout", "6s"), // longer than a stream is silent
                entry("orders.callers.streams", "8"),
                entry("orders.limits.arrival", "1s"),
                entry("orders.limits.bodies", "1M"),
                entry("orders.projector.fan-out-rows", "2"), // a rename takes several steps
                entry("orders.projector.sampling", "100ms"),
                entry("orders.projector.lag-threshold", "1s"),
                entry("orders.relay.lease", "1s"),
                entry("orders.relay.pause", "2s"),
                entry("orders.stream.heartbeat", "1s"),
                entry("orders.stream.patience", "2s"));
    }
}
