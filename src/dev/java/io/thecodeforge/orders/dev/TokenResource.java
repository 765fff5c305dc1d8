package io.thecodeforge.orders.dev;

import io.thecodeforge.orders.web.QueryParameters;
import io.thecodeforge.orders.web.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Gives whoever asks a token for any role: nothing that the package may carry. */
@Path("/dev/token")
@Tag(name = "Dev mode")
class TokenResource {

    private static final List<String> ROLES = List.of(Role.CUSTOMER, Role.OPERATOR, Role.ADMIN);

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "A bearer token",
            description = "In dev mode and tests only. Put it into Authorize, above.")
    @APIResponse(responseCode = "200", description = "The token, good for a day")
    public String token(
            @Parameter(description = "customer, operator or admin") @QueryParam("role")
                    @Nullable String role,
            @Parameter(description = "The user's id; operators and admins need none")
                    @QueryParam("subject")
                    @Nullable String subject) {
        if (role == null || !ROLES.contains(role)) {
            throw QueryParameters.refused("role", "must be one of " + ROLES);
        }
        if (subject != null && !subject.isEmpty()) {
            return Tokens.of(role, subject);
        }
        if (role.equals(Role.CUSTOMER)) {
            throw QueryParameters.refused("subject", "must be the id of the user");
        }
        return Tokens.of(role, "dev-" + role);
    }
}
