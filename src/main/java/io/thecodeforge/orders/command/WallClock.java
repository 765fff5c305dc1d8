package io.thecodeforge.orders.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The one source of time, to the microsecond, which is what PostgreSQL keeps. */
class WallClock {

    @Produces
    @ApplicationScoped
    InstantSource clock() {
        return () -> Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
