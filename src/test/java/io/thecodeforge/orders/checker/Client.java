package io.thecodeforge.orders.checker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One that commands and asks, one thing after the other, until it is over. */
final class Client implements Runnable {

    private static final int LONGEST_PAUSE_MS = 100;
    private static final int ATTEMPTS = 8;
    private static final int REMEMBERED = 40;

    private final String name;
    private final Random random;
    private final List<String> urls;
    private final Http http;
    private final World world;
    private final Ledger ledger;
    private final History history;
    private final BooleanSupplier isOver;
    private final CommandDraw commands;
    private final Queries queries;
    private final List<Command> keyed = new ArrayList<>();

    Client(
            String name,
            Random random,
            Cluster cluster,
            Http http,
            World world,
            Ledger ledger,
            Sightings sightings,
            Verdict verdict,
            History history,
            BooleanSupplier isOver) {
        this.name = name;
        this.random = random;
        this.urls = cluster.urls("command");
        this.http = http;
        this.world = world;
        this.ledger = ledger;
        this.history = history;
        this.isOver = isOver;
        this.commands = new CommandDraw(name, new Random(random.nextLong()), world);
        this.queries =
                new Queries(
                        name,
                        new Random(random.nextLong()),
                        cluster.urls("query"),
                        http,
                        world,
                        sightings,
                        verdict,
                        history);
    }

    @Override
    public void run() {
        while (!isOver.getAsBoolean()) {
            if (random.nextInt(100) < 50) {
                command();
            } else {
                queries.ask();
            }
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MS)).toNanos());
        }
    }

    private void command() {
        if (!keyed.isEmpty() && random.nextInt(10) == 0) {
            give(keyed.get(random.nextInt(keyed.size())), 1); // long after it was done, perhaps
            return;
        }
        Command command = commands.next();
        ledger.begin(command);
        if (command.key() != null) {
            keyed.add(command);
            if (keyed.size() > REMEMBERED) {
                keyed.removeFirst();
            }
        }
        if (command.key() != null && random.nextInt(5) == 0) {
            atOnce(command);
        } else {
            give(command, command.key() == null ? 1 : ATTEMPTS);
        }
    }

    private void atOnce(Command command) {
        Thread other = Thread.ofVirtual().start(() -> give(command, ATTEMPTS));
        give(command, ATTEMPTS);
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void give(Command command, int attempts) {
        for (int i = 0; i < attempts && !isOver.getAsBoolean(); i++) {
            String url = urls.get((command.id().hashCode() & 1) ^ (i & 1));
            history.add(name + " says " + command, command.aggregate(), command.id());
            Optional<Answer> answer = http.give(url, command);
            UUID id = answer.filter(Answer::isDone).map(Answer::id).orElse(null);
            history.add(
                    "%s is answered to %s: %s"
                            .formatted(
                                    name,
                                    command.id(),
                                    answer.map(Answer::toString).orElse("nothing")),
                    command.aggregate(),
                    command.id(),
                    id);
            if (answer.isPresent() && (answer.get().isDone() || answer.get().isRefusal())) {
                answered(command, answer.get());
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(20L << Math.min(i, 4)).toNanos());
        }
    }

    private void answered(Command command, Answer answer) {
        ledger.answered(command, answer);
        if (answer.isDone()) {
            world.learn(command, answer);
        }
    }
}
