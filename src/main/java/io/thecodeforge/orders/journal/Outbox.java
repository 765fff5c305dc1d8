package io.thecodeforge.orders.journal;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.RecordedEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;

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
            order by o.position
            limit $1
            """;

    private static final String REMOVE = "delete from outbox where position = any($1)";

    private final Pool write;

    Outbox(Pool write) {
        this.write = write;
    }

    /** The oldest entries, in the order of their positions. */
    Uni<List<Entry>> oldest(int limit) {
        return write.preparedQuery(OLDEST).execute(Tuple.of(limit)).map(Outbox::entries);
    }

    Uni<Void> remove(List<Entry> acknowledged) {
        Long[] positions = acknowledged.stream().map(Entry::position).toArray(Long[]::new);
        return write.preparedQuery(REMOVE).execute(Tuple.of((Object) positions)).replaceWithVoid();
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
