package io.thecodeforge.orders.checker;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecodeforge.orders.checker.Ledger.Entry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In the end, on the write side: state, journal, outbox, keys and answers tell the same. */
final class WriteAudit {

    private static final String STATE = "The write state is the fold of the journal.";
    private static final String FACTS = "An event says what its command said.";
    private static final String KEYS =
            "A key keeps the answer that was given under it, and none of what did not happen.";

    private static final String USERS =
            "select concat_ws('|', id, name, email, version) from users";

    private static final String ORDERS =
            """
            select concat_ws('|', id, user_id, currency, total, status, version,
                coalesce(carrier, '-'), coalesce(tracking_number, '-'),
                coalesce(cancellation_reason, '-'),
                (select string_agg(concat_ws('|', sku, name, quantity, unit_price), ';' order by line)
                    from order_items where order_id = id),
                extract(epoch from placed_at), extract(epoch from changed_at)) from orders
            """;

    private final Verdict verdict;
    private final Ledger ledger;
    private final List<JournalRow> journal;
    private final Past past;

    WriteAudit(Verdict verdict, Ledger ledger, List<JournalRow> journal, Past past) {
        this.verdict = verdict;
        this.ledger = ledger;
        this.journal = journal;
        this.past = past;
    }

    void run(Sql write) throws SQLException {
        facts();
        state(write);
        keys(write);
    }

    private void facts() {
        for (JournalRow row : journal) {
            Entry entry = ledger.of(row.command());
            if (entry != null) {
                Command command = entry.command;
                boolean isSame =
                        command.kind().event.equals(row.type())
                                && !command.isHopeless()
                                && (command.aggregate() == null
                                        || command.aggregate().equals(row.aggregateId()))
                                && command.facts().entrySet().stream()
                                        .allMatch(fact ->
                                                row.json()
                                                        .path(fact.getKey())
                                                        .asText()
                                                        .equals(fact.getValue()))
                                && items(row.json()).equals(items(command.json()));
                verdict.check(
                        isSame,
                        FACTS,
                        command + "\nhas done " + row,
                        row.aggregateId(),
                        command.id());
            }
        }
    }

    private static String items(JsonNode said) {
        return said.has("items") ? Looks.items(said.get("items")) : "";
    }

    private void state(Sql write) throws SQLException {
        Set<String> due = new HashSet<>();
        past.users()
                .values()
                .forEach(states -> {
                    var user = states.getLast();
                    due.add(Looks.line(user.id(), user.name(), user.email(), user.version()));
                });
        past.orders().values().forEach(states -> due.add(line(states.getLast())));
        Set<String> there = new HashSet<>(write.lines(USERS));
        there.addAll(write.lines(ORDERS));
        Differences.between(due, there).ifPresent(d -> verdict.found(d.violating(STATE)));
    }

    private static String line(OrderState order) {
        return Looks.line(
                order.id(),
                order.user(),
                order.currency(),
                order.total(),
                order.status(),
                order.version(),
                order.carrier(),
                order.trackingNumber(),
                order.reason(),
                Looks.items(order.items()),
                seconds(order.placedAt()),
                seconds(order.changedAt()));
    }

    /** As PostgreSQL writes an epoch. */
    private static String seconds(Instant at) {
        return "%d.%06d".formatted(at.getEpochSecond(), at.getNano() / 1_000);
    }

    private void keys(Sql write) throws SQLException {
        Map<String, String> kept = new HashMap<>();
        write.rows(
                        "select key, status || ' ' || body from idempotency_key",
                        row -> List.of(row.getString(1), row.getString(2)))
                .forEach(row -> kept.put(row.get(0), row.get(1)));
        Set<String> done = new HashSet<>();
        journal.forEach(row -> done.add(row.command()));
        Set<String> strange = new HashSet<>(kept.keySet());
        for (Entry entry : new ArrayList<>(ledger.all())) {
            if (entry.command.key() != null) {
                strange.remove(entry.command.key());
                String answer = kept.get(entry.command.key());
                boolean isDone = done.contains(entry.command.id());
                check(entry, answer, isDone);
            }
        }
        verdict.check(strange.isEmpty(), KEYS, "Nobody has used " + strange);
    }

    private void check(Entry entry, @Nullable String kept, boolean isDone) {
        Answer answer = entry.answer;
        boolean isGiven =
                answer == null
                        || !answer.isKept()
                        || (answer.status() + " " + answer.body()).equals(kept);
        boolean isOfDone = isDone == (kept != null && kept.startsWith("2"));
        verdict.check(
                isGiven && isOfDone,
                KEYS,
                "%s\nwas answered %s\nits key keeps %s\nand it %s"
                        .formatted(
                                entry.command,
                                answer,
                                kept,
                                isDone ? "happened" : "did not happen"),
                entry.command.id(),
                entry.command.aggregate());
    }
}
