package io.thecodeforge.orders.query.stream;

import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import io.thecodeforge.orders.web.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;

/** How many streams each caller reads: what is kept for those that read slowly is bounded. */
@ApplicationScoped
class StreamReaders {

    private final int most;
    private final ConcurrentHashMap<String, Integer> streams = new ConcurrentHashMap<>();

    StreamReaders(OrdersConfig config) {
        this.most = config.callers().streams();
    }

    /**
     * @throws RefusedException too-many-requests
     */
    void enter(String caller) {
        if (streams.merge(caller, 1, Integer::sum) > most) {
            leave(caller);
            throw new RefusedException(
                    Problem.of(
                            ProblemType.TOO_MANY_REQUESTS,
                            "A caller may read %d streams at a time.".formatted(most)));
        }
    }

    void leave(String caller) {
        streams.computeIfPresent(caller, (same, count) -> count == 1 ? null : count - 1);
    }
}
