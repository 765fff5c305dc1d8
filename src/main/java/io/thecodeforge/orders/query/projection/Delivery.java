package io.thecodeforge.orders.query.projection;

import java.util.List;

/** A record as it came from the topic, under the claim that lets this projector apply it. */
record Delivery(Claim claim, Reading reading) {

    /** The offset of what comes next in the partition. */
    long following() {
        return reading.record().offset() + 1;
    }

    static List<Reading> readings(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::reading).toList();
    }
}
