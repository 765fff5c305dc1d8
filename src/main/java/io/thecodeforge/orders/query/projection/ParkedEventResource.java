package io.thecodeforge.orders.query.projection;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.web.OpenApiConventions;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import io.thecodeforge.orders.web.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the projector has parked, and what can be done about it. */
@Path("/admin")
@EndpointDisabled(name = "role.projector", stringValue = "false")
@Tag(name = OpenApiConventions.OPERATIONS)
@Produces(MediaType.APPLICATION_JSON)
class ParkedEventResource {

    private final ParkedPage parkedEvents;
    private final Parking parking;

    ParkedEventResource(ParkedPage parkedEvents, Parking parking) {
        this.parkedEvents = parkedEvents;
        this.parking = parking;
    }

    @GET
    @Path("/parked-events")
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "The parked events, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = ParkedAnswers.Page.class)))
    @Extension(name = Problem.REFUSALS, value = "invalid-cursor")
    public Uni<Response> parkedEvents(
            @Parameter(description = "The `next` of the page before") @QueryParam("cursor")
                    @Nullable String cursor,
            @Parameter(
                            description = "Events of a page",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @QueryParam("size")
                    @DefaultValue("20")
                    @Pattern(regexp = "[1-9][0-9]?|100", message = "must be a number from 1 to 100")
                    String size) {
        OptionalLong after = cursor == null ? OptionalLong.of(0) : ParkedCursor.decode(cursor);
        return after.isPresent()
                ? parkedEvents
                        .after(after.getAsLong(), Integer.parseInt(size))
                        .map(page -> Response.ok(page).build())
                : Uni.createFrom()
                        .item(
                                refused(
                                        ProblemType.INVALID_CURSOR,
                                        "The cursor is not the next of a page of this list."));
    }

    @POST
    @Path("/parked-events/{id}/retry")
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Try the first event of a queue again, and then those behind it")
    @APIResponse(
            responseCode = "200",
            description = "It was applied",
            content = @Content(schema = @Schema(implementation = ParkedAnswers.Outcome.class)))
    @Extension(name = Problem.REFUSALS, value = "parked-behind, still-broken")
    public Uni<Response> retryParkedEvent(long id) {
        return parking.retry(id).map(ParkedEventResource::response);
    }

    @DELETE
    @Path("/parked-events/{id}")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            summary = "Give up one event, and try those behind it",
            description = "What cannot follow without it stays parked, with that reason.")
    @APIResponse(
            responseCode = "200",
            description = "It is gone",
            content = @Content(schema = @Schema(implementation = ParkedAnswers.Outcome.class)))
    public Uni<Response> deleteParkedEvent(long id) {
        return parking.delete(id).map(ParkedEventResource::response);
    }

    private static Response response(Parking.Answer answer) {
        return switch (answer) {
            case Parking.Answer.Done(var outcome) -> Response.ok(outcome).build();
            case Parking.Answer.Unknown _ ->
                    refused(ProblemType.NOT_FOUND, "No event is parked under this id.");
            case Parking.Answer.Behind(var first) ->
                    refused(
                            ProblemType.PARKED_BEHIND,
                            "The first of its queue is %d: try that.".formatted(first));
            case Parking.Answer.StillBroken(var reason) ->
                    refused(ProblemType.STILL_BROKEN, "It cannot be applied: " + reason);
        };
    }

    private static Response refused(ProblemType type, String detail) {
        return Problem.of(type, detail).response();
    }
}
