package io.thecodeforge.orders.checker;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that was asked, answered and done to the service, in the order of time. */
final class History {

    /** Of faults, which concern everybody, the last before a violation. */
    private static final int FAULTS = 30;

    private static final int LONGEST = 700;

    private record Entry(long millis, String text, Set<String> about) {

        @Override
        public String toString() {
            return "%8.3f %s".formatted(millis / 1000.0, text);
        }
    }

    private final long begin = System.nanoTime();
    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final Queue<Entry> faults = new ConcurrentLinkedQueue<>();

    private long millis() {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    void add(String text, @Nullable Object... about) {
        Set<String> ids =
                Stream.of(about)
                        .filter(id -> id != null)
                        .map(Object::toString)
                        .collect(Collectors.toUnmodifiableSet());
        String told = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        entries.add(new Entry(millis(), told, ids));
    }

    void fault(String text) {
        faults.add(new Entry(millis(), text, Set.of()));
    }

    /** What concerns some aggregates, with the faults of that time. */
    List<String> about(Set<String> ids) {
        List<Entry> relevant =
                entries.stream().filter(e -> e.about().stream().anyMatch(ids::contains)).toList();
        long since = relevant.isEmpty() ? 0 : relevant.getFirst().millis() - 2_000;
        List<Entry> around = faults.stream().filter(f -> f.millis() >= since).toList();
        return Stream.concat(
                        relevant.stream(),
                        around.stream().skip(Math.max(0, around.size() - FAULTS)))
                .sorted((a, b) -> Long.compare(a.millis(), b.millis()))
                .map(Entry::toString)
                .toList();
    }

    String summary() {
        return "%,d exchanges, %d faults".formatted(entries.size(), faults.size());
    }
}
