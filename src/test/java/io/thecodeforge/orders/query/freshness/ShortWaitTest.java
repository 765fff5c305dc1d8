package io.thecodeforge.orders.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On an event loop, where Quarkus has the timers of Vert.x, and not those of a test without it. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class ShortWaitTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject ReadSignal signal;
    @Inject Vertx vertx;

    @ParameterizedTest
    @ValueSource(ints = {1, 999_999, 1_000_000})
    void a_wait_of_what_is_left_ends_however_little_that_is(int nanos) {
        CompletableFuture<Boolean> woken = new CompletableFuture<>();
        vertx.getOrCreateContext()
                .runOnContext(_ ->
                        signal.listen(List.of())
                                .upTo(Duration.ofNanos(nanos))
                                .subscribe()
                                .with(woken::complete));

        assertThat(woken).succeedsWithin(SOON).isEqualTo(false);
    }
}
