package io.thecodeforge.orders.journal.relay;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.thecodeforge.orders.events.CloudEventHeaders;
import io.thecodeforge.orders.events.RecordedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends events to the topic, as CloudEvents keyed by their user. */
@ApplicationScoped
class EventPublisher {

    static final String CHANNEL = "events-out";

    private final MutinyEmitter<String> emitter;

    EventPublisher(
            // the relay bounds what is under way, so the emitter need not
            @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<String> emitter) {
        this.emitter = emitter;
    }

    /** Completes when the broker has acknowledged the event. */
    Uni<Void> publish(RecordedEvent event) {
        return emitter.sendMessage(Message.of(event.data()).addMetadata(metadata(event)));
    }

    private static OutgoingKafkaRecordMetadata<String> metadata(RecordedEvent event) {
        List<RecordHeader> headers =
                CloudEventHeaders.of(event).entrySet().stream()
                        .map(h -> new RecordHeader(h.getKey(), bytes(h.getValue())))
                        .toList();
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(event.userId().toString())
                .withHeaders(headers)
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
