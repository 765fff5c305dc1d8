package io.thecodeforge.orders.checker;

import io.thecodeforge.orders.dev.ServerPorts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** Whether anything is still on its way. */
record Peace(ServerPorts write, ServerPorts read) {

    private static final int ASKING_SECONDS = 3;

    void awaitTopic(Duration limit) {
        Awaitility.await()
                .atMost(limit)
                .ignoreExceptions()
                .until(() -> {
                    try (Admin kafka = kafka()) {
                        return kafka.listTopics()
                                .names()
                                .get(ASKING_SECONDS, TimeUnit.SECONDS)
                                .contains(TopicWatch.TOPIC);
                    }
                });
    }

    /** What is; empty where nothing is. */
    String left(TopicWatch topic) {
        try {
            return outbox() + projections(topic);
        } catch (Exception away) {
            return "a store does not answer: " + away;
        }
    }

    private String outbox() throws Exception {
        try (Sql sql = Sql.open(write.writeUrl())) {
            List<String> waiting =
                    sql.lines(
                            "select position || ' of ' || user_id from outbox order by 1 limit 3");
            return waiting.isEmpty() ? "" : "the outbox holds " + waiting + "; ";
        }
    }

    private String projections(TopicWatch topic) throws Exception {
        Map<Integer, Long> ends = ends();
        try (Sql sql = Sql.open(read.readUrl())) {
            Map<Integer, Long> places =
                    sql
                            .rows(
                                    "select partition, next_offset from projector_position",
                                    row -> Map.entry(row.getInt(1), row.getLong(2)))
                            .stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            List<String> renames = sql.lines("select user_id::text from rename_fan_out limit 3");
            if (!places.equals(ends)) {
                return "the projectors are at %s of %s".formatted(places, ends);
            }
            if (!renames.isEmpty()) {
                return "new names are on their way: " + renames;
            }
            return topic.hasReadTo(ends) ? "" : "the topic is not read to its end";
        }
    }

    Map<Integer, Long> ends() throws Exception {
        Map<TopicPartition, OffsetSpec> all =
                IntStream.range(0, Mischief.PARTITIONS)
                        .boxed()
                        .collect(
                                Collectors.toMap(
                                        partition ->
                                                new TopicPartition(TopicWatch.TOPIC, partition),
                                        _ -> OffsetSpec.latest()));
        try (Admin kafka = kafka()) {
            return kafka
                    .listOffsets(all)
                    .all()
                    .get(ASKING_SECONDS, TimeUnit.SECONDS)
                    .entrySet()
                    .stream()
                    .collect(
                            Collectors.toMap(
                                    end -> end.getKey().partition(),
                                    end -> end.getValue().offset()));
        }
    }

    private Admin kafka() {
        return Admin.create(
                Map.of(
                        "bootstrap.servers",
                        write.bootstrapServers(),
                        "default.api.timeout.ms",
                        2_000,
                        "request.timeout.ms",
                        1_000));
    }
}
