package io.thecodeforge.orders.query.freshness;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import io.thecodeforge.orders.web.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The queries that wait for the read model to catch up: so many at a time, and no more. */
@ApplicationScoped
class Waiters {

    private final int most;
    private final AtomicInteger count = new AtomicInteger();

    Waiters(OrdersConfig config) {
        this.most = config.queries().behind();
    }

    /**
     * @throws RefusedException overloaded, at once, where enough wait already
     */
    <T> Uni<T> admit(Supplier<Uni<T>> wait) {
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            return Uni.createFrom().failure(full());
        }
        return wait.get().onTermination().invoke(count::decrementAndGet);
    }

    private static RefusedException full() {
        return new RefusedException(
                Problem.of(
                        ProblemType.OVERLOADED,
                        "Too many queries wait for the read model to apply what their tokens"
                                + " name."));
    }
}
