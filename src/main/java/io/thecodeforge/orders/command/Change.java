package io.thecodeforge.orders.command;

import static java.util.Objects.requireNonNull;

import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.Event;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.events.Origin;
import io.thecodeforge.orders.events.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an accepted command does to its aggregate.
 *
 * @param userId the user whose events these are
 * @param after the state that the events have led to
 * @param steps each event with the state after it
 */
record Change<S extends State, E extends Event>(
        UUID id, UUID userId, S after, List<Step<S, E>> steps) {

    record Step<S extends State, E extends Event>(E event, S after) {}

    static <S extends State, E extends Event> Change<S, E> of(
            Aggregate<?, S, E> aggregate,
            UUID id,
            @Nullable S before,
            List<E> events,
            Instant now) {
        @Nullable S state = before;
        List<Step<S, E>> steps = new ArrayList<>();
        for (E event : events) {
            S next = aggregate.evolve(state, event, now);
            steps.add(new Step<>(event, next));
            state = next;
        }
        S after = requireNonNull(state, "a command that begins an aggregate needs an event");
        return new Change<>(id, aggregate.userId(id, after), after, List.copyOf(steps));
    }

    /** The events as the journal keeps them. */
    List<RecordedEvent> recorded(Ids ids, Origin origin) {
        return steps.stream()
                .map(step ->
                        new Envelope(
                                ids.next(),
                                userId,
                                id,
                                step.after().version(),
                                step.after().changedAt(),
                                step.event(),
                                origin))
                .map(EventCodec::encode)
                .toList();
    }
}
