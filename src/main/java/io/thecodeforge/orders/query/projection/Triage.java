package io.thecodeforge.orders.query.projection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a row of records can be applied, and what is parked: the unreadable, and whatever comes
 * behind something that is parked.
 */
record Triage(List<Reading> sound, List<Parked> parked) {

    /**
     * @param readings in the order of the log
     * @param blocked the queues that hold something already
     */
    static Triage of(List<Reading> readings, Set<Queue> blocked) {
        Triage triage = new Triage(new ArrayList<>(), new ArrayList<>());
        Set<Queue> queues = new HashSet<>(blocked);
        readings.forEach(reading -> triage.take(reading, queues));
        return triage;
    }

    /** The queues that a record can have to wait in. */
    static List<Queue> queues(Reading reading) {
        return List.of(Queue.ofKey(reading.record()), Queue.ofAggregate(reading.record()));
    }

    private void take(Reading reading, Set<Queue> blocked) {
        for (Queue queue : queues(reading)) {
            if (blocked.contains(queue)) {
                parked.add(Parked.behind(queue, reading));
                return;
            }
        }
        if (reading.fault() == null) {
            sound.add(reading);
        } else {
            Parked broken = Parked.unreadable(reading, reading.fault());
            parked.add(broken);
            blocked.add(broken.queue());
        }
    }
}
