package io.thecodeforge.orders.journal.relay;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.events.Origin;
import io.thecodeforge.orders.events.RecordedEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What is committed and not yet acknowledged by the broker. */
@ApplicationScoped
class Outbox {

    /**
     * One short index scan for each slot, however long the outbox, and one for each entry: a join
     * that was planned while the journal was short could read it to its end.
     */
    private static final String OLDEST =
            """
            select o.position, j.event_id, j.user_id, j.aggregate_id, j.version, j.type,
                   j.occurred_at, j.data, j.actor, j.correlation_id, j.causation_id, j.traceparent
            from unnest($1::smallint[]) wanted (slot)
            cross join lateral (
                select slot, position, occurred_at from outbox
                where slot = wanted.slot and position <> all($2) and user_id <> all($3)
                order by position limit $4) o
            cross join lateral (
                select * from journal
                where position = o.position and occurred_at = o.occurred_at offset 0) j
            order by o.slot, o.position
            """;

    /**
     * Waits for a lane that is changing hands, and then finds that its epoch is another. An entry
     * is found by its place, which it keeps, for it is never changed. A deletion that the database
     * loses when it crashes is a delivery that is repeated, so its commit does not wait for the
     * disk, for which commands wait.
     */
    private static final String REMOVE =
            """
            with held as (
                select lane, epoch from relay_lane
                where (lane, epoch) in (select * from unnest($1::int[], $2::bigint[]))
                    and set_config('synchronous_commit', 'off', true) is not null
                order by lane for share)
            delete from outbox where ctid = any(array(
                select o.place
                from unnest($3::int[], $4::bigint[], $5::smallint[], $6::bigint[])
                    sent (lane, epoch, slot, position)
                join held using (lane, epoch)
                cross join lateral (
                    select ctid as place from outbox
                    where slot = sent.slot and position = sent.position offset 0) o))
            """;

    /** A connection that is gone without a word must not hold the relay up for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool write;

    Outbox(Pool write) {
        this.write = write;
    }

    /**
     * The oldest entries of each of some slots, in the order of their positions.
     *
     * @param known positions that are under way already
     * @param held users whose events wait
     * @param most of each slot
     */
    Uni<List<Entry>> oldest(
            SqlConnection database,
            Collection<Integer> slots,
            Collection<Long> known,
            Collection<UUID> held,
            int most) {
        Tuple wanted =
                Tuple.of(
                        slots.stream().map(Integer::shortValue).toArray(Short[]::new),
                        known.toArray(Long[]::new),
                        held.toArray(UUID[]::new),
                        most);
        return database.preparedQuery(OLDEST)
                .execute(wanted)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows -> rows.stream().map(Outbox::entry).toList());
    }

    /**
     * Deletes what was acknowledged, of those lanes whose epoch still stands. One lane can be there
     * twice, as it was lost and as it was taken again.
     */
    Uni<Integer> remove(Collection<OwnedLane> lanes, List<Acknowledged> sent) {
        Tuple what =
                Tuple.of(
                        lanes.stream().map(OwnedLane::number).toArray(Integer[]::new),
                        lanes.stream().map(OwnedLane::epoch).toArray(Long[]::new),
                        sent.stream().map(a -> a.lane().number()).toArray(Integer[]::new),
                        sent.stream().map(a -> a.lane().epoch()).toArray(Long[]::new),
                        sent.stream().map(a -> (short) a.entry().slot()).toArray(Short[]::new),
                        sent.stream().map(a -> a.entry().position()).toArray(Long[]::new));
        return write.preparedQuery(REMOVE)
                .execute(what)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(SqlResult::rowCount);
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getLong("position"),
                new RecordedEvent(
                        row.getUUID("event_id"),
                        row.getUUID("user_id"),
                        row.getUUID("aggregate_id"),
                        row.getInteger("version"),
                        row.getString("type"),
                        row.getOffsetDateTime("occurred_at").toInstant(),
                        row.getString("data"),
                        new Origin(
                                row.getString("actor"),
                                row.getString("correlation_id"),
                                row.getString("causation_id"),
                                row.getString("traceparent"))));
    }
}
