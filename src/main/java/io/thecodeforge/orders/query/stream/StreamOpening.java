package io.thecodeforge.orders.query.stream;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.ReadModel;
import io.thecodeforge.orders.query.freshness.Terms;
import io.thecodeforge.orders.web.CanonicalUuid;
import io.thecodeforge.orders.web.CurrentCaller;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import io.thecodeforge.orders.web.RefusedException;
import io.thecodeforge.orders.web.Seal;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a stream begins, before its resource is asked: what a resource gives as a stream is
 * 200 before anything of it is known, and nothing can be refused any more.
 */
class StreamOpening {

    private static final String POSITION = StreamOpening.class.getName();
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final ReadModel read;
    private final ChangeLog log;
    private final Seal seal;
    private final CurrentCaller caller;

    StreamOpening(ReadModel read, ChangeLog log, Seal seal, CurrentCaller caller) {
        this.read = read;
        this.log = log;
        this.seal = seal;
        this.caller = caller;
    }

    /** The position to go on from, once it is found. */
    static long position(RoutingContext routing) {
        Long position = routing.get(POSITION);
        return position == null ? 0 : position;
    }

    /** What is not the caller's is not looked for: the resource says that it is not there. */
    @ServerRequestFilter
    @Opening
    Uni<Response> find(
            ContainerRequestContext request, HttpHeaders headers, RoutingContext routing) {
        return user(request)
                .filter(id -> caller.read().actsFor(id))
                .map(id -> position(id, headers))
                .orElseGet(() -> Uni.createFrom().item(0L))
                .invoke(position -> routing.put(POSITION, position))
                .replaceWith(Uni.createFrom().<Response>nullItem());
    }

    private Uni<Long> position(UUID user, HttpHeaders headers) {
        Long given = given(headers.getHeaderString("Last-Event-ID"));
        return read.reach(Terms.of(headers, seal))
                .chain(() -> given == null ? log.last(user) : Uni.createFrom().item(given));
    }

    private static Optional<UUID> user(ContainerRequestContext request) {
        return Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst("id"))
                .flatMap(CanonicalUuid::read);
    }

    private static @Nullable Long given(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(lastEventId).matches()) {
            throw new RefusedException(
                    Problem.of(
                            ProblemType.MALFORMED,
                            "Last-Event-ID is not the id of an event of this stream."));
        }
        return Long.valueOf(lastEventId);
    }
}
