package io.thecodeforge.orders.checker;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lines that are due and not there, and the other way round. */
record Differences(Set<String> missing, Set<String> strange) {

    private static final int TOLD = 3;

    static Optional<Differences> between(Collection<String> due, Collection<String> there) {
        Set<String> missing = new HashSet<>(due);
        missing.removeAll(there);
        Set<String> strange = new HashSet<>(there);
        strange.removeAll(due);
        return missing.isEmpty() && strange.isEmpty()
                ? Optional.empty()
                : Optional.of(new Differences(missing, strange));
    }

    Violation violating(String rule) {
        String what =
                "%d are missing:\n%s\n%d should not be there:\n%s"
                        .formatted(missing.size(), some(missing), strange.size(), some(strange));
        return Violation.of(rule, what, Ids.in(what));
    }

    private static String some(Set<String> lines) {
        return lines.stream().sorted().limit(TOLD).collect(Collectors.joining("\n"));
    }
}
