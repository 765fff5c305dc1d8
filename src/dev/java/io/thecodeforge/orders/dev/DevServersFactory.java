package io.thecodeforge.orders.dev;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Gives dev mode a PostgreSQL and a Kafka, as dev services would where Docker is. Steps aside for
 * each server that is configured from outside, and altogether when dev services are switched on.
 */
public final class DevServersFactory implements ConfigSourceFactory {
    static final String SOURCE = "embedded servers";

    /** Below application.properties. */
    private static final int ORDINAL = 240;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            return List.of();
        }
        MavenWatch.start();
        var missing = MissingServers.in(context);
        if (missing.isEmpty()) {
            return List.of();
        }
        JvmServers.request(missing.order());
        Map<String, String> config =
                isAugmentation() ? Map.of() : missing.configOf(JvmServers.await());
        return List.of(new PropertiesConfigSource(config, SOURCE, ORDINAL));
    }

    /**
     * The build inside dev mode asks first: the servers start while it works, it needs none of
     * them.
     */
    private static boolean isAugmentation() {
        return Thread.currentThread().getContextClassLoader().toString().contains("Deployment");
    }
}
