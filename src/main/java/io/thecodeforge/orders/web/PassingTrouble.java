package io.thecodeforge.orders.web;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Logs what keeps happening to one request after the other: a line when it begins, and while it
 * lasts a line now and then with how often. A service that has too much to do has no time for more.
 */
final class PassingTrouble {

    static final Duration PAUSE = Duration.ofSeconds(10);

    private final LongSupplier nanoTime;
    private final Consumer<String> log;
    private final Map<ProblemType, Kind> kinds = new EnumMap<>(ProblemType.class);

    PassingTrouble(LongSupplier nanoTime, Consumer<String> log) {
        this.nanoTime = nanoTime;
        this.log = log;
        for (ProblemType type : ProblemType.values()) {
            kinds.put(type, new Kind(new LongAdder(), new AtomicLong(nanoTime.getAsLong())));
        }
    }

    void tell(ProblemType type, Throwable cause) {
        Kind kind = requireNonNull(kinds.get(type));
        kind.unsaid().increment();
        long due = kind.due().get();
        long now = nanoTime.getAsLong();
        if (now - due >= 0 && kind.due().compareAndSet(due, now + PAUSE.toNanos())) {
            log.accept(
                    "%s: %s (%d since the last such line)"
                            .formatted(
                                    type.title(),
                                    cause.getMessage(),
                                    kind.unsaid().sumThenReset()));
        }
    }

    /**
     * @param unsaid how often it has happened since the last line
     * @param due when the next line may come
     */
    private record Kind(LongAdder unsaid, AtomicLong due) {}
}
