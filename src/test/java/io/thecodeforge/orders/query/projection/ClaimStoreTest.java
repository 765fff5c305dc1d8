package io.thecodeforge.orders.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.query.projection.EventLog.Topic;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A projector that stands still in the middle of a batch keeps its partitions for seconds. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class ClaimStoreTest {

    private static final Duration SOON = Duration.ofSeconds(3);

    private final Topic topic = new Topic("frozen-" + UUID.randomUUID(), "its id", 12);

    @Inject ClaimStore claims;

    @Inject
    @ReactiveDataSource("read")
    Pool read;

    @Test
    void what_a_frozen_projector_holds_is_claimed_soon_and_all_else_meanwhile() {
        get(claims.raise(topic, IntStream.range(0, 12).boxed().toList()));
        SqlConnection frozen = get(read.getConnection());
        get(frozen.begin());
        assertThat(setting(frozen, "idle_in_transaction_session_timeout")).isEqualTo("10s");
        assertThat(setting(frozen, "lock_timeout")).isEqualTo("5s");
        get(frozen.query("set local idle_in_transaction_session_timeout = '1500ms'").execute());
        get(
                frozen.preparedQuery(
                                "select from projector_position where topic = $1 and partition = 3"
                                        + " for update")
                        .execute(Tuple.of(topic.name())));

        CompletableFuture<List<Claim>> held =
                claims.raise(topic, List.of(3)).subscribeAsCompletionStage();
        List<Claim> others = get(claims.raise(topic, List.of(2, 4)));

        assertThat(others).extracting(Claim::epoch).containsExactly(2L, 2L);
        assertThat(held).isNotDone();
        await().atMost(Duration.ofSeconds(10)).until(held::isDone);
        assertThat(held.join()).extracting(Claim::epoch).containsExactly(2L);
    }

    private static String setting(SqlConnection connection, String name) {
        return get(connection.query("show " + name).execute()).iterator().next().getString(0);
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(SOON);
    }
}
