package io.thecodeforge.orders.query.users;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.OrderEvent;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import io.thecodeforge.orders.query.projection.EventBatch;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/** What an event says of a user: always all of it. */
record UserFacts(UUID id, int version, Instant occurredAt, String name, String email) {

    static Stream<UserFacts> of(EventBatch batch) {
        return batch.events().stream().flatMap(UserFacts::of);
    }

    UserFacts newer(UserFacts other) {
        return other.version > version ? other : this;
    }

    private static Stream<UserFacts> of(Envelope e) {
        return switch (e.event()) {
            case UserRegistered(var name, var email) -> Stream.of(of(e, name, email));
            case UserChanged(var name, var email) -> Stream.of(of(e, name, email));
            case OrderEvent _ -> Stream.empty();
        };
    }

    private static UserFacts of(Envelope e, String name, String email) {
        return new UserFacts(e.aggregateId(), e.version(), e.occurredAt(), name, email);
    }
}
