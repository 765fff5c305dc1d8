package io.thecodeforge.orders.web;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/**
 * A good signature says that a token is of somebody whose key we have; only its issuer says of
 * whom. Discovery tells the issuer's name. Without it, the name must be set, or none would be asked
 * for. That neither issuer nor key is set Quarkus says by itself.
 */
@Startup
@Singleton
class IssuerCheck {

    private static final String NAME = "quarkus.oidc.token.issuer";

    private final Config config;

    IssuerCheck(Config config) {
        this.config = config;
    }

    @PostConstruct
    void check() {
        if (!isDiscovered() && config.getOptionalValue(NAME, String.class).isEmpty()) {
            throw new ConfigurationException(
                    NAME + " is not set: where it is not discovered, the service must be told it");
        }
    }

    private boolean isDiscovered() {
        return config.getOptionalValue("quarkus.oidc.auth-server-url", String.class).isPresent()
                && config.getOptionalValue("quarkus.oidc.discovery-enabled", Boolean.class)
                        .orElse(true);
    }
}
