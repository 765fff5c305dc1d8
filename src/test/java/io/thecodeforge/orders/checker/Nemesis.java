package io.thecodeforge.orders.checker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Does to the service what was drawn, until it is over, and then undoes it.
 *
 * <p>What is done to a service that does nothing finds nothing: on a machine that needs long to
 * start a process again, faults that came by the clock alone would leave no command between them.
 * So one waits, for a while, until some commands were done since the one before.
 */
final class Nemesis {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int COMMANDS_BETWEEN = 10;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final History history;
    private final BooleanSupplier isOver;
    private final LongSupplier done;
    private final Set<String> suffering = ConcurrentHashMap.newKeySet();
    private final List<Thread> acts = new ArrayList<>();

    /**
     * @param done how many commands were acknowledged so far
     */
    Nemesis(History history, BooleanSupplier isOver, LongSupplier done) {
        this.history = history;
        this.isOver = isOver;
        this.done = done;
    }

    /** Returns when all that was done is undone. */
    void run(List<Fault> faults) throws InterruptedException {
        long begin = System.nanoTime();
        long doneBefore = 0;
        for (Fault fault : faults) {
            await(begin + fault.at().toNanos());
            long enough = doneBefore + COMMANDS_BETWEEN;
            await(System.nanoTime() + LONGEST_WAIT.toNanos(), () -> done.getAsLong() >= enough);
            doneBefore = done.getAsLong();
            if (isOver.getAsBoolean()) {
                break;
            }
            if (suffering.add(fault.to())) {
                acts.add(Thread.ofVirtual().start(() -> inflict(fault)));
            }
        }
        for (Thread act : acts) {
            act.join();
        }
    }

    private void inflict(Fault fault) {
        try {
            history.fault(fault.toString());
            fault.begin().run();
            await(System.nanoTime() + fault.length().toNanos());
        } catch (Exception e) {
            System.out.println(fault + " failed: " + e);
            history.fault(fault.to() + ": " + e);
        } finally {
            undo(fault);
            suffering.remove(fault.to());
        }
    }

    private void undo(Fault fault) {
        try {
            fault.end().run();
            history.fault(fault.to() + ": over");
        } catch (Exception e) {
            System.out.println(fault + " could not be undone: " + e);
            history.fault(fault.to() + " is not as before: " + e);
        }
    }

    private void await(long nanoTime) {
        await(nanoTime, () -> false);
    }

    private void await(long nanoTime, BooleanSupplier orUntil) {
        while (System.nanoTime() < nanoTime && !isOver.getAsBoolean() && !orUntil.getAsBoolean()) {
            LockSupport.parkNanos(Math.min(LOOK.toNanos(), nanoTime - System.nanoTime()));
        }
    }
}
