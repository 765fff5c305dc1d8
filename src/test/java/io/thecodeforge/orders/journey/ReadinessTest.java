package io.thecodeforge.orders.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readiness says whether the stores answer, and not how many ask them. */
@QuarkusTest
@TestProfile(GuardRailsTest.Narrow.class)
@WithTestResource(GatedReadDatabase.class)
class ReadinessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** More than there are connections and places to wait. */
    private static final int CLIENTS = 8;

    @Inject Pool write;

    private Gate gate;
    private volatile boolean isWorking = true;

    @BeforeEach
    void it_is_ready() {
        await().atMost(PATIENCE).until(() -> ready().statusCode() == 200);
    }

    @AfterEach
    void the_gate_is_open() throws IOException {
        gate.open();
    }

    @Test
    void a_pool_that_is_full_of_work_is_ready_at_once() {
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(CompletableFuture.runAsync(this::work, Thread::startVirtualThread));
        }
        try {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos()); // it is full
            for (int i = 0; i < 5; i++) {
                Response answer = ready();

                answer.then().statusCode(200);
                assertThat(answer.time()).isLessThan(1_000);
            }
        } finally {
            isWorking = false;
        }
        clients.forEach(CompletableFuture::join);
    }

    @Test
    void a_database_that_answers_nobody_is_not_ready_soon() throws IOException {
        gate.freeze();

        Response answer = ready();

        answer.then().statusCode(503);
        assertThat(answer.time()).isLessThan(3_000);
    }

    private void work() {
        while (isWorking) {
            try {
                write.query("select pg_sleep(0.1)").execute().await().atMost(PATIENCE);
            } catch (RuntimeException full) {
                LockSupport.parkNanos(1);
            }
        }
    }

    private static Response ready() {
        return RestAssured.get("/q/health/ready");
    }
}
