package io.thecodeforge.orders.query.projection;

import io.thecodeforge.orders.events.CloudEventHeaders;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;

/** The events of one transaction; those of one user in the order in which they happened. */
public record EventBatch(List<Delivered> delivered) {

    /**
     * An event with where it came from.
     *
     * @param partition of the topic; no other transaction has this one's events meanwhile, so what
     *     is kept across users is kept in a row a partition
     */
    public record Delivered(int partition, Envelope envelope) {}

    public EventBatch {
        delivered = List.copyOf(delivered);
    }

    public List<Envelope> events() {
        return delivered.stream().map(Delivered::envelope).toList();
    }

    static EventBatch read(ConsumerRecords<String, String> records) {
        List<Delivered> delivered = new ArrayList<>(records.count());
        for (ConsumerRecord<String, String> record : records) {
            delivered.add(new Delivered(record.partition(), read(record)));
        }
        return new EventBatch(delivered);
    }

    private static Envelope read(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return EventCodec.decode(CloudEventHeaders.read(record.key(), headers, record.value()));
    }
}
