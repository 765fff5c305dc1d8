package io.thecodeforge.orders.journal;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.RecordedEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What is committed and not yet acknowledged by the broker. */
@ApplicationScoped
class Outbox {

    /** An event with its place in the journal. */
    record Entry(long position, RecordedEvent event) {}

    private static final String OLDEST =
            """
            select o.position, j.event_id, j.user_id, j.aggregate_id, j.version, j.type,
                   j.occurred_at, j.data
            from outbox o join journal j on j.position = o.position
            where j.user_id <> all($2)
            order by o.position
            limit $1
            """;

    private static final String REMOVE = "delete from outbox where position = any($1)";

    /** A connection that is gone without a word must not hold the relay up for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool write;

    Outbox(Pool write) {
        this.write = write;
    }

    /** The oldest entries but those of some users, in the order of their positions. */
    Uni<List<Entry>> oldest(int limit, UUID[] without) {
        return write.preparedQuery(OLDEST)
                .execute(Tuple.of(limit, without))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(Outbox::entries);
    }

    Uni<Void> remove(List<Entry> acknowledged) {
        Long[] positions = acknowledged.stream().map(Entry::position).toArray(Long[]::new);
        return write.preparedQuery(REMOVE)
                .execute(Tuple.of((Object) positions))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .replaceWithVoid();
    }

    private static List<Entry> entries(RowSet<Row> rows) {
        return rows.stream().map(Outbox::entry).toList();
    }

    private static Entry entry(Row row) {
        OffsetDateTime occurredAt = row.getOffsetDateTime("occurred_at");
        return new Entry(
                row.getLong("position"),
                new RecordedEvent(
                        row.getUUID("event_id"),
                        row.getUUID("user_id"),
                        row.getUUID("aggregate_id"),
                        row.getInteger("version"),
                        row.getString("type"),
                        occurredAt.toInstant(),
                        row.getString("data")));
    }
}
