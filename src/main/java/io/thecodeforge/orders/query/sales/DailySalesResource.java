package io.thecodeforge.orders.query.sales;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.Answers;
import io.thecodeforge.orders.query.freshness.Terms;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is sold. */
@Path("/statistics")
@Tag(name = "Statistics queries")
@Produces(MediaType.APPLICATION_JSON)
@EndpointDisabled(name = "role.query", stringValue = "false")
class DailySalesResource {

    private static final Set<String> PARAMETERS = Set.of("from", "to");

    private final DailySalesQueries queries;
    private final Seal seal;

    DailySalesResource(DailySalesQueries queries, Seal seal) {
        this.queries = queries;
        this.seal = seal;
    }

    @GET
    @Path("/daily-sales")
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "What was sold each day, by currency",
            description =
                    "By the UTC day of placing: an order that is changed or cancelled later changes"
                            + " the day that it was placed on. A day without orders is left out.")
    @APIResponse(
            responseCode = "200",
            description = "The days, oldest first",
            content = @Content(schema = @Schema(implementation = DailySalesAnswer.class)))
    public Uni<Response> dailySales(
            @Parameter(
                            description =
                                    "The first day, at most 365 before the last; 29 before it where"
                                            + " nothing is said",
                            example = "2026-11-01",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(
                            description =
                                    "The last day, itself included; today where nothing is said",
                            example = "2026-11-30",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("to")
                    @Nullable String to,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        QueryParameters.checkNames(uri.getQueryParameters(), PARAMETERS);
        Period period = Period.of(from, to, LocalDate.now(ZoneOffset.UTC));
        Terms terms = Terms.of(headers, seal);
        return queries.of(terms, period).map(found -> Answers.of(terms, found).build());
    }
}
