package io.thecodeforge.orders.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What stands after the question mark. */
public final class QueryParameters {

    private QueryParameters() {}

    /**
     * A list is not given for a filter that was misspelt, as if there were none.
     *
     * @throws RefusedException naming each parameter that is not known, or that is given twice
     */
    public static void checkNames(MultivaluedMap<String, String> given, Set<String> known) {
        Map<String, String> faults = new TreeMap<>();
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                faults.put("/" + name, "is not a known parameter");
            } else if (values.size() > 1) {
                faults.put("/" + name, "is given more than once");
            }
        });
        if (!faults.isEmpty()) {
            throw refused(faults);
        }
    }

    /** One parameter at fault. */
    public static RefusedException refused(String name, String message) {
        return refused(Map.of("/" + name, message));
    }

    private static RefusedException refused(Map<String, String> faults) {
        List<Problem.Fault> errors =
                faults.entrySet().stream()
                        .map(fault -> new Problem.Fault(fault.getKey(), fault.getValue()))
                        .toList();
        return new RefusedException(
                Problem.of(ProblemType.INVALID, "The request breaks constraints.", errors));
    }
}
