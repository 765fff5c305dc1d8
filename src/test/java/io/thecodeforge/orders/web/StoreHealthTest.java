package io.thecodeforge.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a database that takes connections, and answers on none of them. */
class StoreHealthTest {

    private static final Duration SOON = Duration.ofMillis(1_000);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Counter answers = meters.counter("postgresql.completed", "clientName", "write");
    private final StoreHealth health = new StoreHealth(meters);
    private final Vertx vertx = Vertx.vertx();

    private ServerSocket silent;
    private Pool pool;

    @BeforeEach
    void a_silent_database() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        pool =
                Pool.newInstance(
                        PgBuilder.pool()
                                .connectingTo(
                                        new PgConnectOptions()
                                                .setHost("localhost")
                                                .setPort(silent.getLocalPort())
                                                .setUser("u")
                                                .setDatabase("d"))
                                .using(vertx)
                                .build());
    }

    @AfterEach
    void is_gone() throws IOException {
        silent.close();
        vertx.close();
    }

    @Test
    void it_is_down_before_a_balancer_gives_up() throws Exception {
        long asked = System.nanoTime();

        assertThat(ask().get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(Status.DOWN);
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
                .isBetween(SOON, Duration.ofSeconds(3));
    }

    @Test
    void it_is_up_as_soon_as_it_answers_others() throws Exception {
        CompletableFuture<Status> asked = ask();

        answers.increment();

        assertThat(asked.get(SOON.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(Status.UP);
    }

    @Test
    void who_is_told_to_end_is_down_at_once_and_waits_for_no_answer() throws Exception {
        CompletableFuture<Status> asked = ask();

        health.end(new ShutdownDelayInitiatedEvent());

        assertThat(asked.get(SOON.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(Status.DOWN);
        assertThat(ask()).isCompletedWithValue(Status.DOWN);
    }

    private CompletableFuture<Status> ask() {
        return health.of("write database", pool, "write")
                .map(HealthCheckResponse::getStatus)
                .subscribeAsCompletionStage();
    }
}
