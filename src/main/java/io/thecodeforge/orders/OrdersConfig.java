package io.thecodeforge.orders;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.thecodeforge.orders.role.ProcessRole;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;

/** Every setting of ours. Stores, broker and ports are set by Quarkus' own keys. */
@ConfigMapping(prefix = "orders")
public interface OrdersConfig {

    /** What this process does: command, relay, projector, query. */
    @WithDefault("command,relay,projector,query")
    Set<ProcessRole> roles();

    /** ISO 4217 code of an order's currency where the client names none. */
    @WithDefault("EUR")
    String defaultCurrency();

    Limits limits();

    Idempotency idempotency();

    Preconditions preconditions();

    Signing signing();

    Commands commands();

    Queries queries();

    Callers callers();

    Stream stream();

    Topic topic();

    Outbox outbox();

    Relay relay();

    Projector projector();

    /** What a request may be. */
    interface Limits {

        /** The largest body. */
        @WithDefault("256K")
        MemorySize body();

        /** How much of bodies that are arriving is held at a time; a large one more is refused. */
        @WithDefault("16M")
        MemorySize bodies();

        /** The longest {@code Authorization} header. */
        @WithDefault("8K")
        MemorySize token();

        /** How long a body may take to arrive. */
        @WithDefault("20s")
        @DurationMin(millis = 1)
        Duration arrival();
    }

    /** What {@code Idempotency-Key} promises. */
    interface Idempotency {

        /** How long the first outcome is kept and answered again. */
        @WithDefault("24h")
        @DurationMin(millis = 1)
        Duration retention();

        /** How often what is past its time is deleted. */
        @WithDefault("1m")
        @DurationMin(millis = 1)
        Duration cleaning();
    }

    /** What {@code If-Match} is to commands. */
    interface Preconditions {

        /** Whether a command on an aggregate that is there needs it. */
        @WithDefault("false")
        boolean required();
    }

    /** Cursors and consistency tokens: what clients carry for us. */
    interface Signing {

        /**
         * Keys, each a name, a colon and base64 of at least 32 bytes: the first signs, all verify.
         * The same for all replicas. Made by itself only in dev mode and tests.
         */
        Optional<List<String>> keys();
    }

    /** What commands may cost. */
    interface Commands {

        /** How long a command may wait for a connection, and each of its statements take. */
        @WithDefault("5s")
        @DurationMin(millis = 1)
        Duration timeout();

        /** How many commands may wait for a connection; one more is refused at once. */
        @WithDefault("256")
        @Min(1)
        int waiting();
    }

    /** What queries may cost. */
    interface Queries {

        /**
         * How long a query may take, from its wait for a connection, of a third of it at most, to
         * its last row.
         */
        @WithDefault("900ms")
        @DurationMin(millis = 1)
        Duration timeout();

        /** How many queries may wait for a connection; one more is refused at once. */
        @WithDefault("256")
        @Min(1)
        int waiting();

        /** A connection to the read database on which nothing comes for so long is closed. */
        @WithDefault("6s")
        @DurationMin(millis = 1)
        Duration silence();

        /** How many may wait for what their tokens name; one more is refused at once. */
        @WithDefault("1000")
        @Min(1)
        int behind();
    }

    /** What one caller may ask for. */
    interface Callers {

        /** Requests a second of one caller on one process, on the average; without it, any. */
        Optional<@Min(1) Integer> rate();

        /** So many of them may come at once. */
        @WithDefault("50")
        @Min(1)
        int burst();

        /** How many streams one caller may read at a time from one process. */
        @WithDefault("100")
        @Min(1)
        int streams();
    }

    /** The live streams of users' orders. */
    interface Stream {

        /** How long a change is kept for those who come back for it. */
        @WithDefault("24h")
        @DurationMin(millis = 1)
        Duration retention();

        /** How often changes past their time are deleted. */
        @WithDefault("1m")
        @DurationMin(millis = 1)
        Duration cleaning();

        /** How often a stream on which nothing happens says so, and looks whether it is true. */
        @WithDefault("15s")
        @DurationMin(millis = 1)
        Duration heartbeat();

        /** How long a reader may take nothing of what it was sent before it is cut off. */
        @WithDefault("45s")
        @DurationMin(millis = 1)
        Duration patience();
    }

    /** The topic that carries every event. */
    interface Topic {

        @WithDefault("orders.events")
        String name();

        /** How many partitions it is made with; fixed for its life, as keys must not move. */
        @WithDefault("12")
        @Min(1)
        int partitions();

        /** How many brokers keep a copy; -1 leaves it to the broker's default. */
        @WithDefault("-1")
        @Min(-1)
        short replicationFactor();
    }

    /** What is committed and not yet in Kafka. */
    interface Outbox {

        /**
         * Into how many lanes it is cut, 1 to 256: the most replicas that can relay at a time. The
         * same for all of them; another number is taken up when none of the old ones runs.
         */
        @WithDefault("16")
        @Min(1)
        @Max(256)
        int lanes();
    }

    /** Outbox to Kafka. */
    interface Relay {

        /** After how long a silent replica's lanes are taken by others. */
        @WithDefault("6s")
        @DurationMin(millis = 1)
        Duration lease();

        /** The most events in memory, read and not yet deleted. */
        @WithDefault("4096")
        @Min(16)
        int window();

        /** How long an outbox row can wait where nothing wakes the relay. */
        @WithDefault("1s")
        @DurationMin(millis = 1)
        Duration poll();

        /** How long a user's events wait after the broker has refused one of them. */
        @WithDefault("30s")
        @DurationMin(millis = 1)
        Duration pause();
    }

    /** Kafka to the read tables. */
    interface Projector {

        /** How old the oldest event that is not applied may be before health shows it. */
        @WithDefault("60s")
        @DurationMin(millis = 1)
        Duration lagThreshold();

        /** How often the lag is measured, for metrics and health. */
        @WithDefault("5s")
        @DurationMin(millis = 1)
        Duration sampling();

        /** How many rows a change of a user's name or e-mail writes in one transaction. */
        @WithDefault("200")
        @Min(1)
        int fanOutRows();
    }
}
