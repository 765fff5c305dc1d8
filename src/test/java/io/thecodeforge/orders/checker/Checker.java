package io.thecodeforge.orders.checker;

import io.thecodeforge.orders.checker.Ledger.Entry;
import io.thecodeforge.orders.processes.Packaged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run: clients and faults for a while, then peace, then the reckoning. */
final class Checker {

    private static final String PEACE = "When all faults are over, all events arrive.";

    static final String ITSELF = "The checker itself works.";

    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private static final int CLIENTS = 14;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS_AT_THE_JOURNAL = 5;

    /** A projector whose connection is lost without a word learns it after two minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * A run that got less done, or was shown less, has checked nothing: so it goes on, for a while.
     */
    private static final int LEAST = 50;

    private static final Duration LONGER = Duration.ofMinutes(3);

    /**
     * @param violation null where every promise was kept
     * @param seconds from the first command until the violation, or the end
     * @param told what happened, in short; of a violation, all that matters
     */
    record Outcome(@Nullable Violation violation, double seconds, String told) {}

    private final long seed;
    private final Duration length;
    private final Random random;
    private final Verdict verdict = new Verdict();
    private final History history = new History();
    private final World world = new World();
    private final Ledger ledger = new Ledger(verdict);
    private final Sightings sightings = new Sightings(verdict);
    private final Http http = new Http(verdict);
    private final List<Thread> clients = new ArrayList<>();

    private volatile boolean isOver;
    private int looks;

    private Checker(long seed, Duration length) {
        this.seed = seed;
        this.length = length;
        this.random = new Random(seed);
    }

    /**
     * Says nothing of how its own clients of Kafka fare.
     *
     * @param application the build of the service to run
     */
    static Outcome run(Packaged application, long seed, Duration length) throws Exception {
        KAFKA.setLevel(Level.SEVERE);
        return new Checker(seed, length).run(application);
    }

    private Outcome run(Packaged application) throws Exception {
        try (Cluster cluster = new Cluster(application)) {
            cluster.awaitReady();
            Peace peace = new Peace(cluster.writeSide(), cluster.readSide());
            peace.awaitTopic(PATIENCE);
            try (TopicWatch topic =
                            new TopicWatch(
                                    cluster.readSide().bootstrapServers(), verdict, history);
                    JournalWatch journal =
                            new JournalWatch(
                                    cluster.writeSide(), verdict, history, ledger, topic, peace);
                    Mischief mischief = new Mischief(cluster.readSide(), topic)) {
                RowWatch rows = new RowWatch(cluster.readSide().readUrl(), verdict);
                long begin = System.nanoTime();
                underFaults(cluster, mischief, journal, rows);
                mischief.close();
                if (verdict.isClean()) {
                    settle(cluster, peace, journal, rows, topic);
                }
                return outcome(begin, topic);
            }
        }
    }

    private void underFaults(
            Cluster cluster, Mischief mischief, JournalWatch journal, RowWatch rows)
            throws InterruptedException {
        List<Fault> faults =
                new Faults(new Random(random.nextLong()), cluster, mischief)
                        .within(length.plus(LONGER));
        long begin = System.nanoTime();
        for (int i = 0; i < CLIENTS; i++) {
            Client client = client("c" + i, cluster);
            clients.add(Thread.ofVirtual().start(() -> guarded(client::run)));
        }
        Nemesis nemesis = new Nemesis(history, this::isOver, ledger::done);
        Thread nemesisThread = Thread.ofVirtual().start(() -> guarded(() -> nemesis.run(faults)));
        Thread reviving = Thread.ofVirtual().start(() -> guarded(() -> revive(cluster)));
        while (isGoingOn(System.nanoTime() - begin) && verdict.isClean()) {
            look(journal, rows);
        }
        isOver = true;
        for (Thread client : clients) {
            client.join();
        }
        nemesisThread.join();
        reviving.join();
    }

    private boolean isGoingOn(long nanos) {
        return nanos < length.toNanos() || (!hasChecked() && nanos < length.plus(LONGER).toNanos());
    }

    private boolean hasChecked() {
        return ledger.done() >= LEAST && sightings.all().size() >= LEAST;
    }

    private void settle(
            Cluster cluster, Peace peace, JournalWatch journal, RowWatch rows, TopicWatch topic)
            throws Exception {
        cluster.endCommands();
        long since = System.nanoTime();
        String left = "not looked yet";
        while (!left.isEmpty() && verdict.isClean()) {
            for (Node node : cluster.nodes()) {
                node.reviveIfEnded();
            }
            look(journal, rows);
            left = peace.left(topic);
            if (!left.isEmpty() && System.nanoTime() - since > PATIENCE.toNanos()) {
                verdict.found(Violation.of(PEACE, "After " + PATIENCE + " " + left, Ids.in(left)));
            }
        }
        System.out.printf("Peace after %.1f s%n", (System.nanoTime() - since) / 1e9);
        if (verdict.isClean()) {
            journal.lookAtAll();
            rows.look();
            reckon(cluster, journal.rows(), topic);
        }
    }

    private void reckon(Cluster cluster, List<JournalRow> journal, TopicWatch topic)
            throws Exception {
        Past past = Past.of(journal, verdict);
        new TopicAudit(verdict, journal, topic).run();
        try (Sql write = Sql.open(cluster.writeSide().writeUrl())) {
            new WriteAudit(verdict, ledger, journal, past).run(write);
        }
        String url = cluster.readSide().readUrl();
        try (Sql read = Sql.open(url)) {
            new ReadAudit(verdict, journal, past, topic).run(read, url, sightings);
        }
        verdict.check(hasChecked(), ITSELF, "It got next to nothing done: " + summary(topic));
    }

    private Client client(String name, Cluster cluster) {
        return new Client(
                name,
                new Random(random.nextLong()),
                cluster,
                http,
                world,
                ledger,
                sightings,
                verdict,
                history,
                this::isOver);
    }

    private boolean isOver() {
        return isOver || !verdict.isClean();
    }

    private void look(JournalWatch journal, RowWatch rows) {
        try {
            journal.look();
        } catch (Exception away) {
            // a store; the last look lets nothing pass
        }
        try {
            if (++looks % LOOKS_AT_THE_JOURNAL == 0) {
                rows.look();
            }
        } catch (Exception away) {
            // likewise
        }
        LockSupport.parkNanos(LOOK.toNanos());
    }

    private void revive(Cluster cluster) throws Exception {
        while (!isOver()) {
            for (Node node : cluster.nodes()) {
                node.reviveIfEnded();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void guarded(Fault.Act act) {
        try {
            act.run();
        } catch (Exception e) {
            e.printStackTrace();
            verdict.found(Violation.of(ITSELF, e.toString()));
        }
    }

    private Outcome outcome(long begin, TopicWatch topic) {
        Violation violation = verdict.first();
        long end = violation == null ? System.nanoTime() : verdict.foundAt();
        String summary = summary(topic);
        return new Outcome(
                violation,
                (end - begin) / 1e9,
                violation == null
                        ? summary
                        : summary + "\n" + violation.tell(seed, history.about(violation.about())));
    }

    private String summary(TopicWatch topic) {
        Map<String, Long> commands =
                ledger.all().stream()
                        .collect(Collectors.groupingBy(Checker::fate, Collectors.counting()));
        return "%s; commands %s; %,d deliveries, %d things shown"
                .formatted(history.summary(), commands, topic.deliveries(), sightings.all().size());
    }

    private static String fate(Entry entry) {
        Answer answer = entry.answer;
        return answer == null ? "unknown" : answer.isDone() ? "done" : "refused";
    }
}
