package io.thecodeforge.orders.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * How many partitions the topic had when it was seen first, for as long as it is the same topic:
 * kept by each side in a table of its own. A setting that is changed together with the topic is
 * noticed by this alone.
 */
public final class FirstSeenTopic {

    private static final String SEE =
            """
            insert into %s as t (topic, topic_id, partitions) values ($1, $2, $3)
            on conflict (topic) do update set
                topic_id = excluded.topic_id,
                partitions = case when t.topic_id = excluded.topic_id
                    then t.partitions else excluded.partitions end
            returning partitions
            """;

    private final String see;

    public FirstSeenTopic(String table) {
        see = SEE.formatted(table);
    }

    /**
     * @param id Kafka's own
     * @param partitions that it has now
     * @return how many it had first
     */
    public Uni<Integer> partitions(SqlClient database, String name, String id, int partitions) {
        return database.preparedQuery(see)
                .execute(Tuple.of(name, id, partitions))
                .map(rows -> rows.iterator().next().getInteger("partitions"));
    }
}
