package io.thecodeforge.orders.query.projection;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.web.OpenApiConventions;
import io.thecodeforge.orders.web.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far the projections are. */
@Path("/admin")
@EndpointDisabled(name = "role.projector", stringValue = "false")
@Tag(name = OpenApiConventions.OPERATIONS)
@Produces(MediaType.APPLICATION_JSON)
class ProjectionResource {

    private final Projections projections;
    private final ProjectorState state;
    private final LagMonitor monitor;

    ProjectionResource(Projections projections, ProjectorState state, LagMonitor monitor) {
        this.projections = projections;
        this.state = state;
        this.monitor = monitor;
    }

    @GET
    @Path("/projections")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            summary = "Every projection's position and lag",
            description =
                    "They share their positions: a batch of events goes to all of them in one"
                            + " transaction.")
    public Uni<ProjectionAnswers.All> projections() {
        return monitor.sample().map(this::answer);
    }

    private ProjectionAnswers.All answer(LagMonitor.Sample sample) {
        return new ProjectionAnswers.All(
                projections.names().stream()
                        .map(name ->
                                new ProjectionAnswers.Item(
                                        name,
                                        state.word(),
                                        sample.events(),
                                        sample.seconds(),
                                        sample.lags()))
                        .toList());
    }
}
