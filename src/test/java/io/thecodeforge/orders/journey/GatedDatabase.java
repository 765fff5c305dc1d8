package io.thecodeforge.orders.journey;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The shared servers, one of the databases behind a gate. */
abstract class GatedDatabase implements QuarkusTestResourceLifecycleManager {

    private final String key;
    private Gate gate;

    /**
     * @param key of the URL that is to lead to the gate
     */
    GatedDatabase(String key) {
        this.key = key;
    }

    @Override
    public Map<String, String> start() {
        ServerPorts servers = EmbeddedServers.shared();
        gate = Gate.to(servers.postgres());
        Map<String, String> config = new HashMap<>(new EmbeddedServersResource().start());
        config.computeIfPresent(
                key,
                (_, url) -> url.replace(":" + servers.postgres() + "/", ":" + gate.port() + "/"));
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(gate, new TestInjector.MatchesType(Gate.class));
    }

    @Override
    public void stop() {
        try {
            gate.shut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
