package io.thecodeforge.orders.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.events.CloudEventHeaders;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.events.RecordedEvent;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import io.thecodeforge.orders.query.projection.LogRecord.Header;
import io.thecodeforge.orders.role.Started;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an older build could not read, this one applies when it starts. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class RetryAtStartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject RetryAtStart retryAtStart;
    @Inject ParkedEvents parkedEvents;

    @Inject
    @ReactiveDataSource("read")
    Pool read;

    @Test
    void what_an_older_build_did_not_know_is_applied_with_what_waits_behind_it() {
        UUID ada = UUID.randomUUID();
        Arrival first = arrival(ada, 1, "UserRegistered.v1");
        Arrival unknown = arrival(ada, 3, "UserForgotten.v7");
        park(
                Parked.unknown(first, "UserRegistered.v1"),
                Parked.behind(Queue.ofKey(first.record()), arrival(ada, 2, "UserChanged.v1")),
                Parked.behind(Queue.ofKey(first.record()), unknown));

        retryAtStart.start(new Started());

        await().untilAsserted(() -> assertThat(names(ada)).containsExactly("Grace"));
        assertThat(kinds(ada)).containsExactly("unknown");
        get(
                read.preparedQuery("delete from parked_event where aggregate_id = $1")
                        .execute(Tuple.of(ada)));
    }

    private static Arrival arrival(UUID user, int version, String type) {
        RecordedEvent e =
                EventCodec.encode(
                        new Envelope(
                                UUID.randomUUID(),
                                user,
                                user,
                                version,
                                Instant.EPOCH,
                                version == 1
                                        ? new UserRegistered("Ada", "a@example.com")
                                        : new UserChanged("Grace", "a@example.com")));
        RecordedEvent typed =
                new RecordedEvent(e.id(), user, user, version, type, e.occurredAt(), e.data());
        List<Header> headers =
                CloudEventHeaders.of(typed).entrySet().stream()
                        .map(h -> new Header(h.getKey(), bytes(h.getValue())))
                        .toList();
        return Arrival.of(
                new LogRecord(
                        "a topic of " + user,
                        0,
                        version,
                        Instant.EPOCH,
                        bytes(user.toString()),
                        headers,
                        bytes(e.data())));
    }

    private void park(Parked... parked) {
        get(read.withTransaction(tx -> parkedEvents.add(tx, List.of(parked))));
    }

    private List<String> names(UUID user) {
        return column("select name from user_view where user_id = $1", user);
    }

    private List<String> kinds(UUID user) {
        return column("select kind from parked_event where aggregate_id = $1 order by id", user);
    }

    private List<String> column(String sql, UUID user) {
        return get(read.preparedQuery(sql).execute(Tuple.of(user))).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
