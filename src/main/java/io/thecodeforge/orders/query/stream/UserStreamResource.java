package io.thecodeforge.orders.query.stream;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Multi;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.query.freshness.ReadSignal;
import io.thecodeforge.orders.web.Caller;
import io.thecodeforge.orders.web.ConsistencyToken;
import io.thecodeforge.orders.web.CurrentCaller;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import io.thecodeforge.orders.web.RefusedException;
import io.thecodeforge.orders.web.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The changes of a user's orders, as they happen. */
@Path("/users")
@EndpointDisabled(name = "role.query", stringValue = "false")
@Tag(name = "Order streams")
class UserStreamResource {

    private final ChangeLog log;
    private final ReadSignal signal;
    private final StreamReaders readers;
    private final CurrentCaller caller;
    private final RoutingContext routing;
    private final StreamMetrics metrics;
    private final StuckReaders stuck;
    private final OrdersConfig.Stream config;

    UserStreamResource(
            ChangeLog log,
            ReadSignal signal,
            StreamReaders readers,
            CurrentCaller caller,
            RoutingContext routing,
            StreamMetrics metrics,
            StuckReaders stuck,
            OrdersConfig config) {
        this.log = log;
        this.signal = signal;
        this.readers = readers;
        this.caller = caller;
        this.routing = routing;
        this.metrics = metrics;
        this.stuck = stuck;
        this.config = config.stream();
    }

    @GET
    @Path("/{id}/orders/stream")
    @Opening
    @RolesAllowed(Role.CUSTOMER)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no") // nginx would wait for a bufferful
    @Operation(
            summary = "The changes of a user's orders as they happen, as server-sent events",
            description =
                    "`order`: the row of an order, after each change of it. `user`: the user's new"
                            + " name and e-mail, which every row has from now on. `reset`: what came"
                            + " after Last-Event-ID is not kept any more; read the page again. Comments"
                            + " in between say that the stream is alive. Without Last-Event-ID it"
                            + " begins with what happens from now on; the Stream-Position of a page"
                            + " begins it where the page ends.")
    @Parameter(
            name = "Last-Event-ID",
            in = ParameterIn.HEADER,
            description = "The id of the last event that was seen",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = ConsistencyToken.HEADER,
            in = ParameterIn.HEADER,
            description = "Of a command's answer: the stream begins when that is seen",
            schema = @Schema(type = SchemaType.STRING))
    @Extension(name = Problem.REFUSALS, value = "invalid-consistency-token, read-model-behind")
    @APIResponse(
            responseCode = "200",
            description = "Events, until one side ends the stream, or the reader's token expires",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "order",
                                            value =
                                                    "id:7\nevent:order\ndata:{\"orderId\":\"019ab3b0-0c5e-7c44-9a3e-5b0a9d2c7f11\",\"status\":\"confirmed\",\"version\":2}\n\n")))
    public Multi<OutboundSseEvent> stream(UUID id, @Context Sse sse) {
        Caller reader = caller.read();
        if (!reader.actsFor(id)) {
            throw unknown();
        }
        if (isForTheHeadAlone(routing)) {
            return Multi.createFrom().empty();
        }
        readers.enter(reader.subject());
        routing.addEndHandler(ended -> readers.leave(reader.subject()));
        long position = StreamOpening.position(routing);
        Multi<OutboundSseEvent> events =
                new UserStream(id, position, log, signal, sse, config.heartbeat(), reader.until())
                        .events();
        return metrics.watch(stuck.watch(events, routing.request()));
    }

    /** It has all of it, and would wait with its next request for an answer that never ends. */
    private static boolean isForTheHeadAlone(RoutingContext routing) {
        return routing.request().method().equals(HttpMethod.HEAD);
    }

    private static RefusedException unknown() {
        return new RefusedException(
                Problem.of(ProblemType.NOT_FOUND, "The read model knows no user of this id."));
    }
}
