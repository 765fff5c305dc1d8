package io.thecodeforge.orders.journal;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Says that the outbox has something new. Raising it costs nothing where nobody listens. */
@ApplicationScoped
class RelaySignal {

    private final List<MultiEmitter<? super Long>> listeners = new CopyOnWriteArrayList<>();

    void raise() {
        listeners.forEach(listener -> listener.emit(0L));
    }

    /** One item for any number of signals since the last was taken, and one at each poll. */
    Multi<Long> orEvery(Duration poll) {
        Multi<Long> signals =
                Multi.createFrom().<Long>emitter(this::listen, BackPressureStrategy.LATEST);
        return Multi.createBy()
                .merging()
                .streams(signals, Multi.createFrom().ticks().every(poll))
                .onOverflow()
                .dropPreviousItems();
    }

    private void listen(MultiEmitter<? super Long> listener) {
        listeners.add(listener);
        listener.onTermination(() -> listeners.remove(listener));
    }
}
