package io.thecodeforge.orders.web;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.thecodeforge.orders.OrdersConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The keys, as they are set; dev mode and tests make one for as long as they run. */
@ApplicationScoped
class Seals {

    @Startup // a service that cannot sign says so before it takes a request
    @Produces
    @Singleton
    Seal seal(OrdersConfig config) {
        List<String> keys = config.signing().keys().or(Seals::madeHere).orElseThrow(Seals::missing);
        return new Seal(SigningKey.parse(keys));
    }

    private static Optional<List<String>> madeHere() {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            return Optional.empty();
        }
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return Optional.of(List.of("made-here:" + Base64.getEncoder().encodeToString(secret)));
    }

    private static ConfigurationException missing() {
        return new ConfigurationException(
                "orders.signing.keys is not set: the service signs cursors and consistency tokens"
                        + " with it, and does not start without; one can be made by:"
                        + " echo \"$(date +%F):$(openssl rand -base64 32)\"");
    }
}
