package io.thecodeforge.orders.journal.relay;

import org.jboss.logging.Logger;

/** Says once that something does not work, and once that it does again. */
final class Outage {

    private static final Logger LOG = Logger.getLogger(Outage.class);

    private boolean lasts;

    void begins(Throwable failure) {
        if (!lasts) {
            LOG.warnf("The relay waits, and goes on by itself: %s", failure.getMessage());
        }
        lasts = true;
    }

    void ends() {
        if (lasts) {
            LOG.info("The relay goes on");
        }
        lasts = false;
    }
}
