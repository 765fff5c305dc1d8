package io.thecodeforge.orders.checker;

import io.thecodeforge.orders.query.projection.Fold;
import io.thecodeforge.orders.query.projection.ReadTables;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** In the end, on the read side: each row, count and sum, and all that was ever shown. */
final class ReadAudit {

    private static final String ROWS =
            "Each row is the fold of its events; names, counts, sums and summaries are right.";
    private static final String OTHERS = "There is nothing of users whom nobody registered.";
    private static final String STEP = "A list says of itself what its rows show.";
    private static final String SHOWN = "What was shown is what the journal makes of it.";
    private static final String NAMES = "A token of a user's change brings the new name.";
    private static final String PARKED =
            "What was published is applied, or parked once where nobody can read it.";

    /** By what they say: what comes again, the same byte for byte, is stored once. */
    private static final String PARKED_EVENTS =
            """
            select concat_ws(' ', count(*), kind || ':', convert_from(value, 'UTF8'), aggregate_id)
            from parked_event group by kind, value, aggregate_id
            """;

    private final Verdict verdict;
    private final List<JournalRow> journal;
    private final Past past;
    private final TopicWatch topic;
    private final Map<String, String> events = new HashMap<>();

    ReadAudit(Verdict verdict, List<JournalRow> journal, Past past, TopicWatch topic) {
        this.verdict = verdict;
        this.journal = journal;
        this.past = past;
        this.topic = topic;
        journal.forEach(row ->
                events.put(
                        row.aggregateId() + " " + row.version(),
                        Looks.line(row.type(), row.occurredAt(), row.json())));
    }

    void run(Sql read, String url, Sightings sightings) throws SQLException {
        parked(read);
        tables(url);
        sightings.all().forEach(this::shown);
        sightings.names().forEach(this::named);
    }

    private void parked(Sql read) throws SQLException {
        Set<String> due = new HashSet<>();
        topic.unreadable().forEach(value -> due.add("1 unreadable: " + value));
        Differences.between(due, read.lines(PARKED_EVENTS))
                .ifPresent(d -> verdict.found(d.violating(PARKED)));
        Set<String> events = new HashSet<>();
        journal.forEach(row -> events.add(row.aggregateId() + " " + row.version()));
        Differences.between(
                        events,
                        read.lines(
                                "select order_id || ' ' || version from order_history union all"
                                        + " select user_id || ' ' || version from user_history"))
                .ifPresent(d -> verdict.found(d.violating(PARKED)));
    }

    private void tables(String url) {
        Fold fold = Fold.of(journal.stream().map(JournalRow::envelope).toList());
        Differences.between(fold.rows(), ReadTables.rows(url, fold.users()))
                .ifPresent(d -> verdict.found(d.violating(ROWS)));
        Differences.between(fold.sales(), ReadTables.sales(url))
                .ifPresent(d -> verdict.found(d.violating(ROWS)));
        Differences.between(fold.totals(), ReadTables.totals(url))
                .ifPresent(d -> verdict.found(d.violating(ROWS)));
        List<String> ofOthers = ReadTables.ofOthers(url, fold.users());
        verdict.check(ofOthers.isEmpty(), OTHERS, ofOthers.toString(), Ids.in(ofOthers.toString()));
        List<String> outOfStep = ReadTables.listsOutOfStep(url, fold.users());
        verdict.check(
                outOfStep.isEmpty(), STEP, outOfStep.toString(), Ids.in(outOfStep.toString()));
    }

    private void shown(String thing, String look) {
        String[] facts = thing.split(" ", 5);
        UUID id = UUID.fromString(facts[1]);
        int version = Integer.parseInt(facts[2]);
        @Nullable String due =
                switch (facts[0]) {
                    case "user" -> {
                        var user = past.user(id, version);
                        yield user == null ? null : Looks.line(user.name(), user.email());
                    }
                    case "order" -> whole(past.order(id, version), Integer.parseInt(facts[3]));
                    case "row" -> row(past.order(id, version), UUID.fromString(facts[3]), facts[4]);
                    case "event" -> event(id, version);
                    default -> throw new IllegalStateException(thing);
                };
        verdict.check(
                look.equals(due),
                SHOWN,
                "%s was shown as\n%s\nand should be\n%s".formatted(thing, look, due),
                id);
    }

    private @Nullable String whole(@Nullable OrderState order, int userVersion) {
        var user = order == null ? null : past.user(order.user(), userVersion);
        return order == null || user == null ? null : order.whole(user.name(), user.email());
    }

    private @Nullable String row(@Nullable OrderState order, UUID userId, String name) {
        return past.named(userId, name)
                .filter(_ -> order != null)
                .map(user -> order.row(user.name(), user.email()))
                .orElse(null);
    }

    /** As {@link Looks#event} shows it. */
    private @Nullable String event(UUID id, int version) {
        return events.get(id + " " + version);
    }

    private void named(String user, int leastVersion) {
        String[] facts = user.split(" ", 2);
        UUID id = UUID.fromString(facts[0]);
        int version = past.named(id, facts[1]).map(Past.UserState::version).orElse(0);
        verdict.check(
                version >= leastVersion,
                NAMES,
                "%s was called %s, of version %d, by an answer that had to know version %d"
                        .formatted(id, facts[1], version, leastVersion),
                id);
    }
}
