package io.thecodeforge.orders.checker;

import io.thecodeforge.orders.checker.Ledger.Entry;
import io.thecodeforge.orders.dev.ServerPorts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal as it grows, and holds it against what clients were told: what was acknowledged
 * is there, and what was refused is not. What has left the outbox must be on the topic.
 */
final class JournalWatch implements AutoCloseable {

    private static final String ACKNOWLEDGED =
            "What is acknowledged is one event of the acknowledged version.";
    private static final String REFUSED = "What is refused leaves no trace.";
    private static final String ONCE = "A command happens once.";
    private static final String KEPT = "What is in the journal stays there as it is.";
    private static final String SENT = "An event is in the outbox until it is on the topic.";

    /** A position is drawn before its row is to be seen. */
    private static final int LATE = 500;

    private final ServerPorts write;
    private final Verdict verdict;
    private final History history;
    private final Ledger ledger;
    private final TopicWatch topic;
    private final Peace peace;
    private final TreeMap<Long, JournalRow> rows = new TreeMap<>();
    private final Map<String, JournalRow> byCommand = new HashMap<>();
    private final List<Entry> answered = new ArrayList<>();

    /** Not on the topic when last looked. */
    private final Set<Long> unsent = new HashSet<>();

    /** Neither there nor in the outbox. */
    private final Set<Long> gone = new HashSet<>();

    private @Nullable Sql open;
    private Map<Integer, Long> ends = Map.of();

    JournalWatch(
            ServerPorts write,
            Verdict verdict,
            History history,
            Ledger ledger,
            TopicWatch topic,
            Peace peace) {
        this.write = write;
        this.verdict = verdict;
        this.history = history;
        this.ledger = ledger;
        this.topic = topic;
        this.peace = peace;
    }

    /** One look; what fails because a store is away is looked at next time. */
    void look() throws Exception {
        lookFrom(rows.isEmpty() ? 0 : rows.lastKey() - LATE);
    }

    void lookAtAll() throws Exception {
        lookFrom(0);
        try (Sql sql = Sql.open(write.writeUrl())) {
            Set<Long> lost = new HashSet<>(rows.keySet());
            sql.rows("select position from journal", row -> row.getLong(1)).forEach(lost::remove);
            verdict.check(lost.isEmpty(), KEPT, "The journal has lost " + lost);
        }
    }

    private void lookFrom(long from) throws Exception {
        Sql sql = open != null ? open : Sql.open(write.writeUrl());
        open = null;
        try {
            answered.addAll(ledger.takeAnswered()); // before the journal is read
            sql.rows(
                            JournalRow.SELECT + " where position > ? order by position",
                            JournalRow::read,
                            from)
                    .forEach(this::take);
            for (Entry entry : answered) {
                lookFor(entry, sql);
                check(entry);
            }
            answered.clear();
            lookForLost(sql);
            open = sql;
        } finally {
            if (open == null) {
                sql.close();
            }
        }
    }

    /** One that has waited for long stands before those that were seen already. */
    private void lookFor(Entry entry, Sql sql) throws SQLException {
        Answer answer = entry.answer;
        if (answer != null && answer.isDone() && !byCommand.containsKey(entry.command.id())) {
            sql.rows(
                            JournalRow.SELECT + " where aggregate_id = ? and version = ?",
                            JournalRow::read,
                            answer.id(),
                            answer.version())
                    .forEach(this::take);
        }
    }

    List<JournalRow> rows() {
        return List.copyOf(rows.values());
    }

    private void take(JournalRow row) {
        JournalRow known = rows.putIfAbsent(row.position(), row);
        if (known != null) {
            verdict.check(
                    row.equals(known), KEPT, known + "\nhas become " + row, row.aggregateId());
            return;
        }
        unsent.add(row.position());
        history.add(
                "journal %d: %s v%d of %s by %s"
                        .formatted(
                                row.position(),
                                row.type(),
                                row.version(),
                                row.aggregateId(),
                                row.command()),
                row.aggregateId(),
                row.userId(),
                row.command());
        JournalRow before = byCommand.putIfAbsent(row.command(), row);
        verdict.check(
                before == null,
                ONCE,
                "%s\nhas done %s\nand %s".formatted(ledger.of(row.command()), before, row),
                row.aggregateId(),
                row.command());
        Entry entry = ledger.of(row.command());
        if (entry == null) {
            verdict.found(Violation.of(ONCE, "Nobody has sent " + row, row.aggregateId()));
        } else {
            check(entry);
        }
    }

    private void check(Entry entry) {
        Answer answer = entry.answer;
        JournalRow row = byCommand.get(entry.command.id());
        if (answer == null) {
            return;
        }
        if (answer.isDone()) {
            verdict.check(
                    row != null
                            && row.aggregateId().equals(answer.id())
                            && row.version() == answer.version(),
                    ACKNOWLEDGED,
                    "%s\nwas answered %s\nand has done %s".formatted(entry.command, answer, row),
                    entry.command.id(),
                    answer.id());
        } else {
            verdict.check(
                    row == null,
                    REFUSED,
                    "%s\nwas answered %s\nand has done %s".formatted(entry.command, answer, row),
                    entry.command.id(),
                    entry.command.aggregate());
        }
    }

    /** The outbox is read after the journal, and the topic's end after the outbox. */
    private void lookForLost(Sql sql) throws Exception {
        unsent.removeIf(position -> topic.has(idAt(position)));
        gone.retainAll(unsent);
        if (gone.isEmpty()) {
            ends = Map.of();
            Set<Long> waiting =
                    Set.copyOf(sql.rows("select position from outbox", row -> row.getLong(1)));
            gone.addAll(unsent);
            gone.removeAll(waiting);
        } else if (ends.isEmpty()) {
            ends = peace.ends();
        } else if (topic.hasReadTo(ends)) {
            gone.forEach(position ->
                    verdict.check(
                            topic.has(idAt(position)),
                            SENT,
                            "Neither there nor there is " + rows.get(position),
                            rows.get(position).aggregateId(),
                            rows.get(position).command()));
        }
    }

    private String idAt(long position) {
        return rows.get(position).eventId().toString();
    }

    @Override
    public void close() throws SQLException {
        if (open != null) {
            open.close();
        }
    }
}
