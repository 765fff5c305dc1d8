package io.thecodeforge.orders.query.projection;

import java.util.List;

/** A record as it came from the topic, under the claim that lets this projector apply it. */
record Delivery(Claim claim, Arrival arrival) {

    /** The offset of what comes next in the partition. */
    long following() {
        return arrival.record().offset() + 1;
    }

    static List<Arrival> arrivals(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::arrival).toList();
    }
}
