package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.benchmark.report.Timeline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Clients of one server, each of which leads one order after the other through its life. */
record OrderLives(int port, List<String> users) {

    static final int CLIENTS = 32;

    /** As fast as they are answered. */
    Latencies closed(Duration length) throws IOException {
        return new HttpLoad(port).converse(CLIENTS, length, () -> OrderLife.of(users));
    }

    /** The same with an idempotency key each. */
    Latencies keyed(Duration length) throws IOException {
        return new HttpLoad(port)
                .converse(
                        CLIENTS,
                        length,
                        () -> new OrderLife(users, () -> UUID.randomUUID().toString(), _ -> {}));
    }

    /** The same requests to a server whose answers say nothing. */
    Latencies unheard(Duration length) throws IOException {
        return new HttpLoad(port).converse(CLIENTS, length, () -> OrderLife.of(users)::next);
    }

    /**
     * @param onAnswer told each answer's body, as soon as it is there
     */
    Timeline steady(Duration length, int perSecond, Consumer<String> onAnswer) throws IOException {
        return new OpenLoop(port)
                .converse(
                        CLIENTS, length, perSecond, () -> new OrderLife(users, () -> "", onAnswer));
    }
}
