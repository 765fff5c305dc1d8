package io.thecodeforge.orders.journey;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A process whose write database nobody else uses: no relay looks into it. */
public class CommandsAlone implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("orders.roles", "command");
    }
}
