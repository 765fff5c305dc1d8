package io.thecodeforge.orders.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a command is at when its client is told that it takes too long. */
@QuarkusTest
@TestProfile(GivenUpCommandsTest.Hasty.class)
@WithTestResource(EmbeddedServersResource.class)
class GivenUpCommandsTest {

    /** Some are done in time. */
    public static class Hasty implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.reactive.max-size",
                    "" + CONNECTIONS,
                    "orders.commands.timeout",
                    "10ms");
        }
    }

    private static final int CONNECTIONS = 4;
    private static final int CLIENTS = 16;
    private static final Duration LENGTH = TestLength.seconds(5, 60);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject Pool write;

    @Test
    void it_comes_to_its_end_and_gives_its_connection_back() {
        Queue<Throwable> left = new ConcurrentLinkedQueue<>(); // by what was torn off halfway
        Infrastructure.setDroppedExceptionHandler(left::add);
        Set<Integer> answers = ConcurrentHashMap.newKeySet();
        long end = System.nanoTime() + LENGTH.toNanos();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.submit(() -> {
                    while (System.nanoTime() < end) {
                        answers.add(register());
                    }
                });
            }
        }

        assertThat(answers).contains(503).isSubsetOf(201, 503);
        assertThat(left).isEmpty();
        Stream.generate(() -> write.getConnection().await().atMost(PATIENCE))
                .limit(CONNECTIONS)
                .toList()
                .forEach(SqlConnection::closeAndForget);
    }

    private static int register() {
        String user = "{\"name\": \"Ada\", \"email\": \"%s\"}".formatted(Api.anAddress());
        return Api.post("/users", user).statusCode();
    }
}
