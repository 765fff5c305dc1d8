package io.thecodeforge.orders.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The versions of one event type that were ever published, oldest first, and the step from each to
 * the next. There is one version more than there are steps, so none can be published without the
 * step that reads the one before.
 */
record Versions(List<String> wireNames, List<Upcaster> steps) {

    static Versions of(String name, Upcaster... steps) {
        List<String> wireNames =
                IntStream.rangeClosed(1, steps.length + 1)
                        .mapToObj(version -> name + ".v" + version)
                        .toList();
        return new Versions(wireNames, List.of(steps));
    }

    /** The one that is written. */
    String latest() {
        return wireNames.getLast();
    }

    /** Step by step from an older version's data to today's. */
    ObjectNode upcast(String from, ObjectNode data) {
        ObjectNode upcast = data;
        for (Upcaster step : steps.subList(wireNames.indexOf(from), steps.size())) {
            upcast = step.upcast(upcast);
        }
        return upcast;
    }
}
