package io.thecodeforge.orders.query.projection;

import io.thecodeforge.orders.events.Reading.Ignorable;
import io.thecodeforge.orders.events.Reading.Known;
import io.thecodeforge.orders.events.Reading.Malformed;
import io.thecodeforge.orders.events.Reading.Unknown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a row of records can be applied, and what is parked: what cannot be read, and whatever
 * comes behind something that is parked.
 */
record Triage(List<Arrival> sound, List<Parked> parked) {

    /**
     * @param arrivals in the order of the log
     * @param blocked the queues that hold something already
     */
    static Triage of(List<Arrival> arrivals, Set<Queue> blocked) {
        Triage triage = new Triage(new ArrayList<>(), new ArrayList<>());
        Set<Queue> queues = new HashSet<>(blocked);
        arrivals.forEach(arrival -> triage.take(arrival, queues));
        return triage;
    }

    /** The queues that a record can have to wait in. */
    static List<Queue> queues(Arrival arrival) {
        return List.of(Queue.ofKey(arrival.record()), Queue.ofAggregate(arrival.record()));
    }

    private void take(Arrival arrival, Set<Queue> blocked) {
        for (Queue queue : queues(arrival)) {
            if (blocked.contains(queue)) {
                parked.add(Parked.behind(queue, arrival));
                return;
            }
        }
        switch (arrival.reading()) {
            case Known _, Ignorable _ -> sound.add(arrival);
            case Unknown(var type) -> park(Parked.unknown(arrival, type), blocked);
            case Malformed(var why) ->
                    park(Parked.unreadable(arrival, String.valueOf(why.getMessage())), blocked);
            case null -> park(Parked.unreadable(arrival, "a part of it is not UTF-8"), blocked);
        }
    }

    private void park(Parked broken, Set<Queue> blocked) {
        parked.add(broken);
        blocked.add(broken.queue());
    }
}
