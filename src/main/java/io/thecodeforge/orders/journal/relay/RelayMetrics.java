package io.thecodeforge.orders.journal.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.thecodeforge.orders.OrdersConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** How long events take from their command's decision to the broker's acknowledgement. */
@ApplicationScoped
class RelayMetrics {

    private final Timer delivery;

    RelayMetrics(MeterRegistry registry, OrdersConfig config) {
        delivery =
                Timer.builder("orders.relay.delivery")
                        .description("From an event's time to the broker's acknowledgement")
                        .publishPercentiles(0.5, 0.99)
                        .register(registry);
    }

    void sent(Entry entry) {
        delivery.record(Duration.between(entry.event().occurredAt(), Instant.now()));
    }
}
