package io.thecodeforge.orders.dev;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Lets dev mode take the tokens that {@link TokenResource} makes. An issuer from outside wins. */
public final class DevTokensFactory implements ConfigSourceFactory {

    /** Below application.properties. */
    private static final int ORDINAL = 240;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT && !hasIssuer(context)
                ? List.of(new PropertiesConfigSource(Tokens.config(), "dev tokens", ORDINAL))
                : List.of();
    }

    private static boolean hasIssuer(ConfigSourceContext config) {
        return config.getValue("quarkus.oidc.auth-server-url").getValue() != null
                || config.getValue("quarkus.oidc.public-key").getValue() != null;
    }
}
