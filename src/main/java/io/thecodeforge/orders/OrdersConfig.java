package io.thecodeforge.orders;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Every setting of ours. Stores, broker and ports are set by Quarkus' own keys. */
@ConfigMapping(prefix = "orders")
public interface OrdersConfig {

    /** ISO 4217 code of an order's currency where the client names none. */
    @WithDefault("EUR")
    String defaultCurrency();

    Limits limits();

    Idempotency idempotency();

    Preconditions preconditions();

    Topic topic();

    Relay relay();

    /** What a request may be. */
    interface Limits {

        /** The largest body. */
        @WithDefault("256K")
        MemorySize body();
    }

    /** What {@code Idempotency-Key} promises. */
    interface Idempotency {

        /** How long the first outcome is kept and answered again. */
        @WithDefault("24h")
        Duration retention();

        /** How often what is past its time is deleted. */
        @WithDefault("1m")
        Duration cleaning();
    }

    /** What {@code If-Match} is to commands. */
    interface Preconditions {

        /** Whether a command on an aggregate that is there needs it. */
        @WithDefault("false")
        boolean required();
    }

    /** The topic that carries every event. */
    interface Topic {

        @WithDefault("orders.events")
        String name();

        /** How many partitions it is made with; fixed for its life, as keys must not move. */
        @WithDefault("12")
        int partitions();

        /** How many brokers keep a copy; -1 leaves it to the broker's default. */
        @WithDefault("-1")
        short replicationFactor();
    }

    /** Outbox to Kafka. */
    interface Relay {

        /** The most events that are read and sent at a time. */
        @WithDefault("500")
        int batch();

        /** How long an outbox row can wait where no commit wakes the relay. */
        @WithDefault("1s")
        Duration poll();

        /** How long a user's events wait after the broker has refused one of them. */
        @WithDefault("30s")
        Duration pause();
    }
}
