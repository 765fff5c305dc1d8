package io.thecodeforge.orders.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.thecodeforge.orders.dev.Tokens;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Points the service under test, in this JVM or packaged in another, at the servers that all tests
 * share. One that runs elsewhere, and is given by its URL, has its own.
 */
public final class EmbeddedServersResource implements QuarkusTestResourceLifecycleManager {

    /** The packaged service makes none by itself. */
    public static final String SIGNING_KEY =
            "test:" + Base64.getEncoder().encodeToString(new byte[32]);

    @Override
    public Map<String, String> start() {
        return System.getProperty("quarkus.http.test-host") == null ? config() : Map.of();
    }

    private static Map<String, String> config() {
        Map<String, String> config = new HashMap<>(EmbeddedServers.shared().config());
        config.put("orders.signing.keys", SIGNING_KEY);
        config.putAll(Tokens.config());
        // any, as the service's own: Micrometer names ports that are chosen, and both or none
        config.put("quarkus.management.port", "0");
        return config;
    }

    @Override
    public void stop() {
        // The next test class wants them again; they end with this JVM.
    }
}
