package io.thecodeforge.orders.command;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.web.ProblemType;
import io.thecodeforge.orders.web.StoreAway;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What commands there are, how they end, and how long they take. */
@ApplicationScoped
class CommandMetrics {

    private final MeterProvider<Timer> commands;

    CommandMetrics(MeterRegistry registry) {
        commands =
                Timer.builder("orders.commands")
                        .description("Commands, from their body to their answer")
                        .withRegistry(registry);
    }

    /**
     * @param command one of few words
     */
    Uni<Reply> count(String command, Uni<Reply> reply) {
        long since = System.nanoTime();
        return reply.onItemOrFailure()
                .invoke((answer, failure) ->
                        count(
                                command,
                                failure == null ? answer.outcome() : code(failure),
                                System.nanoTime() - since));
    }

    private void count(String command, String outcome, long nanos) {
        commands.withTags(Tags.of("command", command, "outcome", outcome))
                .record(Duration.ofNanos(nanos));
    }

    /** Of the problem that the client will be told. */
    private static String code(Throwable failure) {
        return StoreAway.problem(failure).orElse(ProblemType.INTERNAL).code();
    }
}
