package io.thecodeforge.orders.checker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What queries have shown, each version of each thing once: it cannot look one way and then
 * another, and in the end it is compared with what the journal makes of it.
 */
final class Sightings {

    private static final String RULE = "A version of a thing looks the same whenever it is seen.";

    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private final Map<String, Integer> names = new ConcurrentHashMap<>();
    private final Verdict verdict;

    Sightings(Verdict verdict) {
        this.verdict = verdict;
    }

    /**
     * @param thing with its version
     */
    void see(String thing, String look) {
        String before = seen.putIfAbsent(thing, look);
        if (before != null && !before.equals(look)) {
            String what = "%s was\n%s\nand\n%s".formatted(thing, before, look);
            verdict.found(Violation.of(RULE, what, Ids.in(thing)));
        }
    }

    /** A user was called so by an answer that had to know this version of the user. */
    void seeName(String user, String name, int leastVersion) {
        names.merge(user + " " + name, leastVersion, Math::max);
    }

    Map<String, String> all() {
        return seen;
    }

    /** The versions that names must be of at least, by the user's id and the name. */
    Map<String, Integer> names() {
        return names;
    }
}
