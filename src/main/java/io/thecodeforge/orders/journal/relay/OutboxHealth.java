package io.thecodeforge.orders.journal.relay;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * What waits for Kafka, and what Kafka refuses. A wellness check and no liveness: a restart helps
 * neither.
 */
@Wellness
@ApplicationScoped
class OutboxHealth implements AsyncHealthCheck {

    private static final String NAME = "Outbox";

    private final OutboxGauges outbox;
    private final Membership membership;
    private final Forwarder forwarder;
    private final Relay relay;

    OutboxHealth(OutboxGauges outbox, Membership membership, Forwarder forwarder, Relay relay) {
        this.outbox = outbox;
        this.membership = membership;
        this.forwarder = forwarder;
        this.relay = relay;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return outbox.measure().map(this::answer).onFailure().recoverWithItem(this::unseen);
    }

    private HealthCheckResponse unseen() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named(NAME).down();
        relay.waits().ifPresent(reason -> answer.withData("waits", reason));
        return answer.build();
    }

    private HealthCheckResponse answer(OutboxGauges.Backlog backlog) {
        Collection<HeldKeys.Held> refused = forwarder.refused();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named(NAME)
                        .withData("depth", backlog.depth())
                        .withData("oldestSeconds", (long) backlog.oldest())
                        .withData("lanesHere", membership.lanes().size());
        if (!refused.isEmpty()) {
            answer.withData(
                    "refusedHere",
                    refused.stream()
                            .map(held -> held.event() + ": " + held.reason())
                            .collect(Collectors.joining("; ")));
        }
        Optional<String> waits = relay.waits();
        waits.ifPresent(reason -> answer.withData("waits", reason));
        return answer.status(refused.isEmpty() && waits.isEmpty()).build();
    }
}
