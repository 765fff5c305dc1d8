package io.thecodeforge.orders.journal.relay;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says once that something does not work, and once that it does again. */
final class Outage {

    private static final Logger LOG = Logger.getLogger(Outage.class);

    private volatile @Nullable String reason;

    void begins(Throwable failure) {
        if (reason == null) {
            LOG.warnf("The relay waits, and goes on by itself: %s", failure.getMessage());
        }
        reason = String.valueOf(failure.getMessage());
    }

    void ends() {
        if (reason != null) {
            LOG.info("The relay goes on");
        }
        reason = null;
    }

    /** Why, as long as it lasts. */
    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
