package io.thecodeforge.orders.query.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A record as it came from the topic, under the claim that lets this projector apply it.
 *
 * @param expected the place that the partition must have got to when this is applied
 */
record Delivery(Claim claim, long expected, Arrival arrival) {

    /** The offset of what comes next in the partition. */
    long following() {
        return arrival.record().offset() + 1;
    }

    /** All of them are applied. */
    static void advance(List<Delivery> piece) {
        Map<Claim, Long> places = new HashMap<>();
        piece.forEach(delivery -> places.put(delivery.claim(), delivery.following()));
        places.forEach(Claim::advance);
    }

    static Set<Claim> claims(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::claim).collect(Collectors.toSet());
    }

    static List<Arrival> arrivals(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::arrival).toList();
    }
}
