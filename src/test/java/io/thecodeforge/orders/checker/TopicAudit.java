package io.thecodeforge.orders.checker;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In the end, on the topic: each event of the journal, as the journal has it, and no other. */
record TopicAudit(Verdict verdict, List<JournalRow> journal, TopicWatch topic) {

    private static final String SAME = "The topic has each event of the journal, and no other.";
    private static final String AS_KEPT = "An event is sent as the journal keeps it.";

    void run() {
        Map<String, String> sent = topic.events();
        Set<String> due = new HashSet<>();
        journal.forEach(row -> due.add(row.eventId().toString()));
        Differences.between(due, sent.keySet()).ifPresent(d -> verdict.found(d.violating(SAME)));
        journal.forEach(row -> check(row, String.valueOf(sent.get(row.eventId().toString()))));
    }

    private void check(JournalRow row, String sent) {
        verdict.check(
                sent.startsWith(row.userId().toString())
                        && sent.endsWith(row.data())
                        && says(sent, "causationid", row.command())
                        && says(sent, "subject", row.aggregateId())
                        && says(sent, "sequence", row.version())
                        && says(sent, "time", row.occurredAt())
                        && says(sent, "type", row.type()),
                AS_KEPT,
                row + "\nwas sent as " + sent,
                row.aggregateId());
    }

    /** As a whole: another header, or the value, begins behind it. */
    private static boolean says(String sent, String header, Object value) {
        return sent.contains("ce_%s=%s, ".formatted(header, value))
                || sent.contains("ce_%s=%s}".formatted(header, value));
    }
}
