package io.thecodeforge.orders.query.orders;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.Answers;
import io.thecodeforge.orders.query.freshness.Terms;
import io.thecodeforge.orders.web.CurrentCaller;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import io.thecodeforge.orders.web.QueryParameters;
import io.thecodeforge.orders.web.Role;
import io.thecodeforge.orders.web.Seal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened to an order, and what it was. */
@Path("/orders")
@EndpointDisabled(name = "role.query", stringValue = "false")
@Tag(name = "Order queries")
@Produces(MediaType.APPLICATION_JSON)
class HistoryResource {

    private static final Set<String> PARAMETERS = Set.of("at");

    private final HistoryQueries queries;
    private final Seal seal;
    private final CurrentCaller caller;

    HistoryResource(HistoryQueries queries, Seal seal, CurrentCaller caller) {
        this.queries = queries;
        this.seal = seal;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed(Role.CUSTOMER)
    @Operation(summary = "An order's events, oldest first, or the order as it stood")
    @APIResponse(
            responseCode = "200",
            description = "The events; with at, the order",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            anyOf = {
                                                OrderAnswers.History.class,
                                                OrderAnswers.Order.class
                                            })))
    public Uni<Response> history(
            UUID id,
            @Parameter(description = "A version, or an instant (RFC 3339, UTC)") @QueryParam("at")
                    @Nullable String at,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        QueryParameters.checkNames(uri.getQueryParameters(), PARAMETERS);
        Terms terms = Terms.of(headers, seal);
        if (at == null || at.isEmpty()) {
            return queries.events(terms, id, caller.read())
                    .map(found ->
                            found.map(events -> Answers.of(terms, events).build())
                                    .orElseGet(HistoryResource::unknown));
        }
        return PointInTime.parse(at)
                .map(point ->
                        queries.order(terms, id, point, caller.read()).map(o -> answer(terms, o)))
                .orElseGet(() -> Uni.createFrom().item(neither()));
    }

    private static Response answer(Terms terms, Optional<OrderAsOf> found) {
        return found.map(stood -> Answers.of(terms, stood.tag(), stood.order()).build())
                .orElseGet(HistoryResource::unknown);
    }

    private static Response unknown() {
        return Problem.of(
                        ProblemType.NOT_FOUND,
                        "The read model knows no such order, or not as of then.")
                .response();
    }

    private static Response neither() {
        return Problem.of(
                        ProblemType.INVALID,
                        "The query parameter at is neither a version nor an instant.",
                        List.of())
                .response();
    }
}
