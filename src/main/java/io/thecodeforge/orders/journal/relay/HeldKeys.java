package io.thecodeforge.orders.journal.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The users whose next event the broker has refused. Theirs wait, so that none overtakes it, and
 * are tried again after a while; everyone else goes on.
 */
final class HeldKeys {

    /**
     * @param event the id of the one that was refused
     * @param reason what the broker said
     * @param until when it is tried again
     */
    record Held(UUID event, String reason, Instant until) {}

    private static final Logger LOG = Logger.getLogger(HeldKeys.class);

    private final Duration pause;
    private final Map<UUID, Held> held = new ConcurrentHashMap<>();

    HeldKeys(Duration pause) {
        this.pause = pause;
    }

    void hold(Entry refused, Throwable refusal) {
        UUID user = refused.event().userId();
        String reason = String.valueOf(refusal.getMessage());
        held.put(user, new Held(refused.event().id(), reason, Instant.now().plus(pause)));
        LOG.errorf(
                "Event %s of user %s was refused; that user's events wait: %s",
                refused.event().id(), user, reason);
    }

    /** Those whose events are not to be read now. */
    Collection<UUID> users() {
        return held.keySet();
    }

    Collection<Held> all() {
        return List.copyOf(held.values());
    }

    /** Lets go of those that are to be tried again. */
    List<UUID> takeDue() {
        Instant now = Instant.now();
        List<UUID> due =
                held.entrySet().stream()
                        .filter(user -> now.isAfter(user.getValue().until()))
                        .map(Map.Entry::getKey)
                        .toList();
        due.forEach(held::remove);
        return due;
    }
}
