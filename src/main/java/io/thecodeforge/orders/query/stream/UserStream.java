package io.thecodeforge.orders.query.stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.ReadSignal;
import io.thecodeforge.orders.query.stream.Changes.Change;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reader's stream. It looks into the log only when the reader has taken what it was sent
 * before, so nothing is kept here but the position that it has got to.
 */
final class UserStream {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final UUID userId;
    private final ChangeLog log;
    private final ReadSignal signal;
    private final Sse sse;
    private final Duration heartbeat;

    /** Null until it is open. */
    private @Nullable Long position;

    private final @Nullable Long after;

    /**
     * @param after the position to go on from; null to begin with what happens from now on
     */
    UserStream(
            UUID userId,
            @Nullable Long after,
            ChangeLog log,
            ReadSignal signal,
            Sse sse,
            Duration heartbeat) {
        this.userId = userId;
        this.after = after;
        this.log = log;
        this.signal = signal;
        this.sse = sse;
        this.heartbeat = heartbeat;
    }

    Multi<OutboundSseEvent> events() {
        return Multi.createBy().repeating().uni(this::next).indefinitely().onItem().disjoint();
    }

    private Uni<List<OutboundSseEvent>> next() {
        Long from = position;
        return from == null ? open() : following(from);
    }

    /** The first event tells the position, so that a reader can come back before anything came. */
    private Uni<List<OutboundSseEvent>> open() {
        Uni<Long> start = after == null ? log.last(userId) : Uni.createFrom().item(after);
        return start.invoke(from -> position = from)
                .map(from -> List.of(sse.newEventBuilder().id("" + from).comment("open").build()));
    }

    /** A database that is away is a stream on which nothing happens; it goes on by itself. */
    private Uni<List<OutboundSseEvent>> following(long from) {
        ReadSignal.Wait wait = signal.listen(List.of(userId));
        return log.after(userId, from)
                .map(changes -> events(from, changes))
                .chain(events ->
                        events.isEmpty()
                                ? wait.upTo(heartbeat).chain(() -> lookAgain(from))
                                : Uni.createFrom().item(events))
                .onTermination()
                .invoke(wait::close)
                .onFailure()
                .recoverWithUni(() ->
                        Uni.createFrom()
                                .item(List.<OutboundSseEvent>of())
                                .onItem()
                                .delayIt()
                                .by(PAUSE));
    }

    private Uni<List<OutboundSseEvent>> lookAgain(long from) {
        return log.after(userId, from)
                .map(changes -> events(from, changes))
                .map(events -> events.isEmpty() ? List.of(heartbeat()) : events);
    }

    private List<OutboundSseEvent> events(long from, Changes found) {
        if (found.hasGapAfter(from)) {
            position = found.last();
            return List.of(event(found.last(), "reset", "{}"));
        }
        List<OutboundSseEvent> events = new ArrayList<>(found.changes().size());
        long at = from;
        for (Change change : found.changes()) {
            at++;
            events.add(event(at, change.kind(), change.body()));
        }
        position = at;
        return events;
    }

    private OutboundSseEvent event(long id, String name, String data) {
        return sse.newEventBuilder().id("" + id).name(name).data(String.class, data).build();
    }

    private OutboundSseEvent heartbeat() {
        return sse.newEventBuilder().comment("heartbeat").build();
    }
}
