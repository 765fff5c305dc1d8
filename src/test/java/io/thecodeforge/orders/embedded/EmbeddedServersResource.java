package io.thecodeforge.orders.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Points the service under test, in this JVM or packaged in another, at the servers that all tests
 * share.
 */
public final class EmbeddedServersResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return EmbeddedServers.shared().config();
    }

    @Override
    public void stop() {
        // The next test class wants them again; they end with this JVM.
    }
}
