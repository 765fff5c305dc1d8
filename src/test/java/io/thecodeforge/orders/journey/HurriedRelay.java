package io.thecodeforge.orders.journey;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A relay that tries again, and gives up its lanes, within seconds. */
public class HurriedRelay implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("orders.relay.lease", "1s", "orders.relay.pause", "2s");
    }
}
