package io.thecodeforge.orders.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Every command that was ever sent, and what its client was told. */
final class Ledger {

    private static final String ALIKE = "Every answer under one idempotency key is the same.";
    private static final String ONE_VERSION = "A version is acknowledged to one command.";
    private static final String CONDITION = "If-Match is kept: the version after it follows on it.";
    private static final String RULES = "What the rules refuse is not acknowledged.";

    /** A command with the answer that counts: done or refused; null where nobody knows. */
    static final class Entry {
        final Command command;
        volatile @Nullable Answer answer;

        Entry(Command command) {
            this.command = command;
        }

        @Override
        public String toString() {
            return command + ", answered " + (answer == null ? "by nobody" : answer);
        }
    }

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, String> versions = new ConcurrentHashMap<>();
    private final Queue<Entry> answered = new ConcurrentLinkedQueue<>();
    private final LongAdder done = new LongAdder();
    private final Verdict verdict;

    Ledger(Verdict verdict) {
        this.verdict = verdict;
    }

    /** Before it is sent for the first time. */
    void begin(Command command) {
        entries.put(command.id(), new Entry(command));
    }

    void answered(Command command, Answer answer) {
        Entry entry = entries.get(command.id());
        Answer before;
        synchronized (entry) {
            before = entry.answer;
            if (before == null || answer.isDone()) {
                entry.answer = answer;
            }
        }
        if (before == null) {
            answered.add(entry);
        } else if (before.isKept() || answer.isDone()) {
            verdict.check(
                    before.equals(answer),
                    ALIKE,
                    "%s\nwas answered %s\nand %s".formatted(command, before, answer),
                    command.id(),
                    command.aggregate());
        }
        if (answer.isDone()) {
            done.increment();
            check(command, answer);
        }
    }

    /** How often a client was told that its command is done. */
    long done() {
        return done.sum();
    }

    private void check(Command command, Answer answer) {
        String version = answer.id() + " " + answer.version();
        String other = versions.putIfAbsent(version, command.id());
        verdict.check(
                other == null || other.equals(command.id()),
                ONE_VERSION,
                "Version %s was acknowledged to %s and %s".formatted(version, other, command),
                answer.id(),
                command.id());
        verdict.check(
                command.ifMatch() == null || answer.version() == command.ifMatch() + 1,
                CONDITION,
                command + "\nwas answered " + answer,
                answer.id(),
                command.id());
        verdict.check(
                !command.isHopeless(),
                RULES,
                command + "\nwas answered " + answer,
                answer.id(),
                command.id());
    }

    @Nullable Entry of(@Nullable String commandId) {
        return commandId == null ? null : entries.get(commandId);
    }

    List<Entry> all() {
        return List.copyOf(entries.values());
    }

    /** What was answered since this was asked last. */
    List<Entry> takeAnswered() {
        List<Entry> taken = new ArrayList<>();
        for (Entry entry; (entry = answered.poll()) != null; ) {
            taken.add(entry);
        }
        return taken;
    }
}
