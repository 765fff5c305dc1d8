package io.thecodeforge.orders.journal.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * {@code relay_topic}: how many partitions the topic had when a relay saw it first, for as long as
 * it is the same topic. A setting that is changed together with the topic is noticed by this alone.
 */
@ApplicationScoped
class FirstSeenTopic {

    private static final String SEE =
            """
            insert into relay_topic as t (topic, topic_id, partitions) values ($1, $2, $3)
            on conflict (topic) do update set
                topic_id = excluded.topic_id,
                partitions = case when t.topic_id = excluded.topic_id
                    then t.partitions else excluded.partitions end
            returning partitions
            """;

    private final Pool write;

    FirstSeenTopic(Pool write) {
        this.write = write;
    }

    /**
     * @param id Kafka's own
     * @param partitions that it has now
     * @return how many it had first
     */
    Uni<Integer> partitions(String name, String id, int partitions) {
        return write.preparedQuery(SEE)
                .execute(Tuple.of(name, id, partitions))
                .map(rows -> rows.iterator().next().getInteger("partitions"));
    }
}
