package io.thecodeforge.orders.checker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Does to the service what was drawn, until it is over, and then undoes it. */
final class Nemesis {

    private static final Duration LOOK = Duration.ofMillis(20);

    private final History history;
    private final BooleanSupplier isOver;
    private final Set<String> suffering = ConcurrentHashMap.newKeySet();
    private final List<Thread> acts = new ArrayList<>();

    Nemesis(History history, BooleanSupplier isOver) {
        this.history = history;
        this.isOver = isOver;
    }

    /** Returns when all that was done is undone. */
    void run(List<Fault> faults) throws InterruptedException {
        long begin = System.nanoTime();
        for (Fault fault : faults) {
            await(begin + fault.at().toNanos());
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
            history.fault(fault.to() + " is not as before: " + e);
        }
    }

    private void await(long nanoTime) {
        while (System.nanoTime() < nanoTime && !isOver.getAsBoolean()) {
            LockSupport.parkNanos(Math.min(LOOK.toNanos(), nanoTime - System.nanoTime()));
        }
    }
}
