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

/** The events of one poll; those of one user in the order in which they happened. */
public record EventBatch(List<Envelope> events) {

    public EventBatch {
        events = List.copyOf(events);
    }

    static EventBatch read(ConsumerRecords<String, String> records) {
        List<Envelope> events = new ArrayList<>(records.count());
        for (ConsumerRecord<String, String> record : records) {
            events.add(read(record));
        }
        return new EventBatch(events);
    }

    private static Envelope read(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return EventCodec.decode(CloudEventHeaders.read(record.key(), headers, record.value()));
    }
}
