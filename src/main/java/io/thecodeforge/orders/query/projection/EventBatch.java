package io.thecodeforge.orders.query.projection;

import io.thecodeforge.orders.events.Envelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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

    /** Of the aggregates that the events are about, and of their users. */
    public Set<UUID> ids() {
        Set<UUID> ids = new HashSet<>();
        for (Delivered d : delivered) {
            ids.add(d.envelope().aggregateId());
            ids.add(d.envelope().userId());
        }
        return ids;
    }

    /** Of each aggregate, the partition that its events are in. */
    public Map<UUID, Integer> partitions() {
        Map<UUID, Integer> partitions = new HashMap<>();
        delivered.forEach(d -> partitions.put(d.envelope().aggregateId(), d.partition()));
        return partitions;
    }

    /** Of what could be read. */
    static EventBatch of(List<Arrival> arrivals) {
        List<Delivered> delivered = new ArrayList<>(arrivals.size());
        for (Arrival arrival : arrivals) {
            arrival.event().ifPresent(e -> delivered.add(new Delivered(arrival.partition(), e)));
        }
        return new EventBatch(delivered);
    }
}
