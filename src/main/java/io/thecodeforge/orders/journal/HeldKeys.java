package io.thecodeforge.orders.journal;

import io.thecodeforge.orders.OrdersConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The users whose next event the broker has refused. Theirs wait, so that none overtakes it, and
 * are tried again after a while; everyone else goes on.
 */
@ApplicationScoped
class HeldKeys {

    private static final Logger LOG = Logger.getLogger(HeldKeys.class);

    private final Duration pause;
    private final Map<UUID, Instant> until = new ConcurrentHashMap<>();

    HeldKeys(OrdersConfig config) {
        this.pause = config.relay().pause();
    }

    void hold(UUID user, Throwable refusal) {
        until.put(user, Instant.now().plus(pause));
        LOG.errorf("An event of user %s was refused; its key waits: %s", user, refusal);
    }

    UUID[] now() {
        until.values().removeIf(Instant.now()::isAfter);
        return until.keySet().toArray(UUID[]::new);
    }
}
