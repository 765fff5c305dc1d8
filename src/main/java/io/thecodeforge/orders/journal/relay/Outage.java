package io.thecodeforge.orders.journal.relay;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says once that something does not work, and once that it does again. */
final class Outage {

    private static final Logger LOG = Logger.getLogger(Outage.class);

    private volatile @Nullable String reason;

    void begins(Throwable failure) {
        String said = requireNonNullElse(failure.getMessage(), failure.toString());
        if (reason == null) {
            LOG.warnf("The relay waits, and goes on by itself: %s", said);
        }
        reason = said;
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
