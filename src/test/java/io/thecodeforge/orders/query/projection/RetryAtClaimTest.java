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
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an older build could not read, this one applies when it claims the partition. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class RetryAtClaimTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject RetryAtClaim retryAtClaim;
    @Inject Claims claims;
    @Inject ParkedEvents parkedEvents;
    @Inject ParkedQueue queues;
    @Inject Parking parking;

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

        follow();

        await().untilAsserted(() -> assertThat(names(ada)).containsExactly("Grace"));
        assertThat(kinds(ada)).containsExactly("unknown");
        get(
                read.preparedQuery("delete from parked_event where aggregate_id = $1")
                        .execute(Tuple.of(ada)));
    }

    @Test
    void a_queue_is_in_the_order_of_the_log_whatever_came_to_it_first() {
        UUID ada = UUID.randomUUID();
        Arrival second = arrival(ada, 2, "UserChanged.v9");
        Arrival first = arrival(ada, 1, "UserRegistered.v9");
        park(Parked.unknown(second, "UserChanged.v9"));
        park(Parked.behind(Queue.ofAggregate(second.record()), first));

        List<Arrival> queue =
                get(
                        read.withTransaction(
                                tx -> queues.first(tx, Queue.ofAggregate(second.record()), 2)));

        assertThat(queue).extracting(a -> a.record().offset()).containsExactly(1L, 2L);
        assertThat(get(parking.retry(id(second)))).isEqualTo(new Parking.Answer.Behind(id(first)));
        get(
                read.preparedQuery("delete from parked_event where aggregate_id = $1")
                        .execute(Tuple.of(ada)));
    }

    @Test
    void what_waits_behind_nothing_is_tried() {
        UUID ada = UUID.randomUUID();
        Arrival first = arrival(ada, 1, "UserRegistered.v1");
        park(Parked.behind(Queue.ofKey(first.record()), first));

        follow();

        await().untilAsserted(() -> assertThat(names(ada)).containsExactly("Ada"));
    }

    private void follow() {
        await().until(() -> claims.of(0) != null);
        retryAtClaim.follow(claims.of(List.of(0)));
    }

    private long id(Arrival arrival) {
        return get(read.preparedQuery(
                                "select id from parked_event where topic_id = $1 and log_offset = $2")
                        .execute(Tuple.of(arrival.record().topicId(), arrival.record().offset())))
                .iterator()
                .next()
                .getLong("id");
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
