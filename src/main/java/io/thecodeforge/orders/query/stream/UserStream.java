package io.thecodeforge.orders.query.stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.ReadSignal;
import io.thecodeforge.orders.query.stream.Changes.Change;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
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
    private final Instant until;

    private long position;
    private boolean isOpen;
    private long said = System.nanoTime();

    /** For what comes after the last look, where that has found all there was. */
    private volatile ReadSignal.@Nullable Wait wait;

    private volatile boolean isOver;

    /**
     * @param after the position to go on from
     * @param until when it ends by itself
     */
    UserStream(
            UUID userId,
            long after,
            ChangeLog log,
            ReadSignal signal,
            Sse sse,
            Duration heartbeat,
            Instant until) {
        this.userId = userId;
        this.position = after;
        this.log = log;
        this.signal = signal;
        this.sse = sse;
        this.heartbeat = heartbeat;
        this.until = until;
    }

    /**
     * It ends by itself, and is not ended from outside: what Mutiny ends by time it does not
     * cancel, and the wait that is under way would be left for ever.
     */
    Multi<OutboundSseEvent> events() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .until(found -> !left().isPositive())
                .onItem()
                .<OutboundSseEvent>disjoint()
                .onTermination()
                .invoke(this::end);
    }

    private Uni<List<OutboundSseEvent>> next() {
        if (!isOpen) {
            isOpen = true;
            return Uni.createFrom().item(List.of(open()));
        }
        ReadSignal.Wait armed = wait;
        return armed == null ? look() : armed.upTo(untilNextLook()).chain(this::look);
    }

    /** A database that is away is a stream on which nothing happens; it goes on by itself. */
    private Uni<List<OutboundSseEvent>> look() {
        listen();
        return log.after(userId, position)
                .ifNoItem()
                .after(heartbeat)
                .fail()
                .map(this::events)
                .onFailure()
                .recoverWithUni(this::later)
                .map(this::orHeartbeat);
    }

    private List<OutboundSseEvent> events(Changes found) {
        if (found.hasGapAfter(position)) {
            position = found.last();
            return List.of(event(position, "reset", "{}"));
        }
        List<Change> changes = found.following(position);
        position += changes.size();
        if (position != found.last()) {
            forget(); // there is more, which nobody will wake us for
        }
        return changes.stream().map(c -> event(c.position(), c.kind(), c.body())).toList();
    }

    /** Not all at the same time. */
    private Uni<List<OutboundSseEvent>> later() {
        forget();
        Duration pause = PAUSE.plusMillis(ThreadLocalRandom.current().nextLong(PAUSE.toMillis()));
        return Uni.createFrom().item(List.<OutboundSseEvent>of()).onItem().delayIt().by(pause);
    }

    private List<OutboundSseEvent> orHeartbeat(List<OutboundSseEvent> events) {
        if (events.isEmpty() && System.nanoTime() - said < heartbeat.toNanos()) {
            return events;
        }
        said = System.nanoTime();
        return events.isEmpty() ? List.of(comment("heartbeat").build()) : events;
    }

    private Duration untilNextLook() {
        Duration untilHeartbeat = heartbeat.minusNanos(System.nanoTime() - said);
        Duration left = left();
        Duration next = left.compareTo(untilHeartbeat) < 0 ? left : untilHeartbeat;
        return next.isPositive() ? next : Duration.ofMillis(1);
    }

    private Duration left() {
        return Duration.between(Instant.now(), until);
    }

    private void listen() {
        forget();
        wait = signal.listen(List.of(userId));
        if (isOver) {
            forget();
        }
    }

    private void end() {
        isOver = true;
        forget();
    }

    private void forget() {
        ReadSignal.Wait old = wait;
        wait = null;
        if (old != null) {
            old.close();
        }
    }

    /** The first event tells the position, so that a reader can come back before anything came. */
    private OutboundSseEvent open() {
        return comment("open").id("" + position).build();
    }

    private OutboundSseEvent.Builder comment(String text) {
        return sse.newEventBuilder().comment(text);
    }

    private OutboundSseEvent event(long id, String name, String data) {
        return sse.newEventBuilder().id("" + id).name(name).data(String.class, data).build();
    }
}
