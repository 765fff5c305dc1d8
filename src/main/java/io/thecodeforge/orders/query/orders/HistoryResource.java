package io.thecodeforge.orders.query.orders;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
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
@Tag(name = "Order queries")
@Produces(MediaType.APPLICATION_JSON)
class HistoryResource {

    private final HistoryQueries queries;

    HistoryResource(HistoryQueries queries) {
        this.queries = queries;
    }

    @GET
    @Path("/{id}/history")
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
                    @Nullable String at) {
        if (at == null) {
            return queries.events(id).map(HistoryResource::answer);
        }
        return PointInTime.parse(at)
                .map(point -> queries.order(id, point).map(HistoryResource::answer))
                .orElseGet(() -> Uni.createFrom().item(neither()));
    }

    private static Response answer(Optional<?> found) {
        return found.map(body -> Response.ok(body).build())
                .orElseGet(() ->
                        Problem.of(
                                        ProblemType.NOT_FOUND,
                                        "The read model knows no such order, or not as"
                                                + " of then.")
                                .response());
    }

    private static Response neither() {
        return Problem.of(
                        ProblemType.INVALID,
                        "The query parameter at is neither a version nor an instant.",
                        List.of())
                .response();
    }
}
