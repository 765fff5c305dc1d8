package io.thecodeforge.orders.command.user;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.command.Answer;
import io.thecodeforge.orders.command.CommandHandler;
import io.thecodeforge.orders.command.Outcome.Done;
import io.thecodeforge.orders.command.user.UserCommand.ChangeUser;
import io.thecodeforge.orders.command.user.UserCommand.RegisterUser;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The commands that a user takes. */
@Path("/users")
@EndpointDisabled(name = "role.command", stringValue = "false")
@Tag(name = "User commands")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class UserCommandResource {

    @Schema(name = "UserVersion")
    @RegisterForReflection
    record UserVersion(UUID id, @Schema(examples = "1") int version) {

        static UserVersion of(Done<User> done) {
            return new UserVersion(done.id(), done.state().version());
        }
    }

    private final CommandHandler handler;
    private final UserAggregate users;

    UserCommandResource(CommandHandler handler, UserAggregate users) {
        this.handler = handler;
        this.users = users;
    }

    @POST
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Register a user")
    @Extension(name = Problem.REFUSALS, value = "duplicate-email")
    @APIResponse(
            responseCode = "201",
            description = "Registered; Location names it",
            content = @Content(schema = @Schema(implementation = UserVersion.class)))
    public Uni<Response> register(@NotNull UserRequests.Register body) {
        return handler.create(
                users,
                new RegisterUser(body.name(), body.email()),
                Answer.created("users", UserVersion::of));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Role.CUSTOMER)
    @Operation(summary = "Change a user's name or e-mail")
    @Extension(name = Problem.REFUSALS, value = "duplicate-email")
    @APIResponse(
            responseCode = "200",
            description = "Changed, or as it was",
            content = @Content(schema = @Schema(implementation = UserVersion.class)))
    public Uni<Response> change(UUID id, @NotNull UserRequests.Change body) {
        return handler.change(
                users, id, new ChangeUser(body.name(), body.email()), Answer.ok(UserVersion::of));
    }
}
