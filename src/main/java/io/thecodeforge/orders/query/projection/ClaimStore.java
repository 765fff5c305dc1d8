package io.thecodeforge.orders.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.projection.EventLog.Topic;
import io.thecodeforge.orders.store.FirstSeenTopic;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Claims in the read database: their epochs, and places to start over from. */
@ApplicationScoped
class ClaimStore {

    private static final FirstSeenTopic FIRST_SEEN = new FirstSeenTopic("projector_topic");

    private static final String PARTITIONS =
            "select partitions from projector_topic where topic = $1 and topic_id = $2";

    private static final String RAISE =
            """
            insert into projector_position as p (topic, partition, topic_id, next_offset, epoch)
            select $1, partition, $2, 0, 1 from unnest($3::int[]) as partition order by partition
            on conflict (topic, partition) do update set epoch = p.epoch + 1
            returning partition, topic_id, epoch, next_offset
            """;

    private static final String PLACE =
            """
            with mine as (
                select p.partition, c.topic_id, c.next_offset
                from projector_position p
                join unnest($2::int[], $3::text[], $4::bigint[], $5::bigint[])
                    as c(partition, topic_id, epoch, next_offset) on c.partition = p.partition
                where p.topic = $1 and p.epoch = c.epoch
                order by p.partition
                for update of p)
            update projector_position p
            set topic_id = mine.topic_id, next_offset = mine.next_offset
            from mine where p.topic = $1 and p.partition = mine.partition
            """;

    private final Pool read;

    ClaimStore(@ReactiveDataSource("read") Pool read) {
        this.read = read;
    }

    /**
     * Raises the epochs, which fences out whoever had the partitions.
     *
     * @return with the places that are stored
     * @throws PartitionsChangedException (as a failure)
     */
    Uni<List<Claim>> raise(Topic topic, Collection<Integer> partitions) {
        return read.withTransaction(tx ->
                known(tx, topic)
                        .chain(() ->
                                tx.preparedQuery(RAISE)
                                        .execute(
                                                Tuple.of(
                                                        topic.name(),
                                                        topic.id(),
                                                        partitions.toArray(Integer[]::new))))
                        .map(rows -> rows.stream().map(ClaimStore::claim).toList()));
    }

    /** Stores other places, unless somebody has claimed the partitions again. */
    Uni<Void> place(Topic topic, List<Claim> claims) {
        return claims.isEmpty()
                ? Uni.createFrom().voidItem()
                : read.preparedQuery(PLACE)
                        .execute(
                                Tuple.of(
                                        topic.name(),
                                        claims.stream()
                                                .map(Claim::partition)
                                                .toArray(Integer[]::new),
                                        claims.stream().map(Claim::topicId).toArray(String[]::new),
                                        claims.stream().map(Claim::epoch).toArray(Long[]::new),
                                        claims.stream().map(Claim::next).toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    /** How many the topic had when it was first claimed. */
    Uni<Optional<Integer>> partitions(Topic topic) {
        return partitions(read, topic);
    }

    private static Uni<Optional<Integer>> partitions(SqlClient client, Topic topic) {
        return client.preparedQuery(PARTITIONS)
                .execute(Tuple.of(topic.name(), topic.id()))
                .map(rows -> rows.stream().findFirst().map(row -> row.getInteger("partitions")));
    }

    /**
     * Every claim reads that row, and only the first of a topic writes it: one that waits for a
     * position would keep all others waiting for the row.
     */
    private static Uni<Void> known(SqlConnection tx, Topic topic) {
        return partitions(tx, topic)
                .chain(known ->
                        known.map(Uni.createFrom()::item).orElseGet(() -> makeKnown(tx, topic)))
                .invoke(topic::refuseOther)
                .replaceWithVoid();
    }

    private static Uni<Integer> makeKnown(SqlConnection tx, Topic topic) {
        return FIRST_SEEN.partitions(tx, topic.name(), topic.id(), topic.partitions());
    }

    private static Claim claim(Row row) {
        return new Claim(
                row.getString("topic_id"),
                row.getInteger("partition"),
                row.getLong("epoch"),
                row.getLong("next_offset"));
    }
}
