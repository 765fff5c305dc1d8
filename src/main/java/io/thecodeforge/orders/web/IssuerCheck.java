package io.thecodeforge.orders.web;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/**
 * A service that does not know whose tokens are good says so before it takes a request, instead of
 * refusing each.
 */
@Startup
@Singleton
class IssuerCheck {

    private static final String ISSUER = "quarkus.oidc.auth-server-url";
    private static final String KEY = "quarkus.oidc.public-key";
    private static final String NAME = "quarkus.oidc.token.issuer";

    private final Config config;

    IssuerCheck(Config config) {
        this.config = config;
    }

    @PostConstruct
    void check() {
        boolean hasKeyOfIssuer = isSet(KEY) && isSet(NAME);
        if (!isSet(ISSUER) && !hasKeyOfIssuer) {
            throw new ConfigurationException(
                    "%s is not set: the service takes the tokens of one issuer, and does not start without; where its key is at hand, %s and %s will do"
                            .formatted(ISSUER, KEY, NAME));
        }
    }

    private boolean isSet(String name) {
        return config.getOptionalValue(name, String.class).isPresent();
    }
}
