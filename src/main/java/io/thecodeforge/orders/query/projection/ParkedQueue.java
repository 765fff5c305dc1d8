package io.thecodeforge.orders.query.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code parked_event}, as a queue is tried again. */
@ApplicationScoped
class ParkedQueue {

    /** Of the topic that was seen first, as {@code parked_queue} has it, however many there are. */
    private static final String FIRST =
            """
            select topic_id, partition, log_offset, recorded_at, key, headers, value
            from parked_event where queue = $1 and topic_id = (
                select topic_id from parked_event where queue = $1 order by id limit 1)
            order by log_offset limit $2
            """;

    private static final String REMOVE =
            """
            delete from parked_event e
            using unnest($1::text[], $2::int[], $3::bigint[]) as r(topic_id, partition, log_offset)
            where (e.topic_id, e.partition, e.log_offset)
                = (r.topic_id, r.partition, r.log_offset)
            """;

    private static final String PARK_AGAIN =
            """
            update parked_event e set
                queue = r.queue, kind = r.kind, reason = r.reason,
                attempts = e.attempts + case when r.kind = 'queued' then 0 else 1 end
            from unnest($1::text[], $2::int[], $3::bigint[], $4::text[], $5::text[], $6::text[])
                as r(topic_id, partition, log_offset, queue, kind, reason)
            where (e.topic_id, e.partition, e.log_offset)
                = (r.topic_id, r.partition, r.log_offset)
            """;

    /** The first of a queue, in the order of the log; none where it is empty. */
    Uni<List<Arrival>> first(SqlConnection tx, Queue queue, int limit) {
        return tx.preparedQuery(FIRST)
                .execute(Tuple.of(queue.name(), limit))
                .map(rows -> rows.stream().map(ParkedQueue::record).map(Arrival::of).toList());
    }

    Uni<Void> remove(SqlConnection tx, long id) {
        return tx.preparedQuery("delete from parked_event where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    Uni<Void> remove(SqlConnection tx, List<Arrival> applied) {
        List<LogRecord> records = applied.stream().map(Arrival::record).toList();
        return tx.preparedQuery(REMOVE)
                .execute(
                        Tuple.of(
                                column(records, LogRecord::topicId, new String[0]),
                                column(records, LogRecord::partition, new Integer[0]),
                                column(records, LogRecord::offset, new Long[0])))
                .replaceWithVoid();
    }

    /** Stores what is now known of records that stay parked; they keep their places. */
    Uni<Void> parkAgain(SqlConnection tx, List<Parked> parked) {
        List<LogRecord> records = parked.stream().map(p -> p.arrival().record()).toList();
        return tx.preparedQuery(PARK_AGAIN)
                .execute(
                        Tuple.of(
                                column(records, LogRecord::topicId, new String[0]),
                                column(records, LogRecord::partition, new Integer[0]),
                                column(records, LogRecord::offset, new Long[0]),
                                column(parked, p -> p.queue().name(), new String[0]),
                                column(parked, p -> p.kind().word(), new String[0]),
                                column(
                                        parked,
                                        p -> ParkedColumns.storable(p.reason()),
                                        new String[0])))
                .replaceWithVoid();
    }

    private static LogRecord record(Row row) {
        return new LogRecord(
                row.getString("topic_id"),
                row.getInteger("partition"),
                row.getLong("log_offset"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                bytes(row.getValue("key")),
                HeaderText.read(row.getString("headers")),
                bytes(row.getValue("value")));
    }

    private static byte @Nullable [] bytes(@Nullable Object value) {
        return value instanceof Buffer buffer ? buffer.getBytes() : null;
    }

    private static <R, T> T[] column(List<R> rows, Function<R, @Nullable T> fact, T[] array) {
        return rows.stream().map(fact).toList().toArray(array);
    }
}
