package io.thecodeforge.orders.query.orders;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.Terms;
import io.thecodeforge.orders.web.PageRequest;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.QueryParameters;
import io.thecodeforge.orders.web.Role;
import io.thecodeforge.orders.web.Seal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The pages of everybody's orders. */
@Path("/orders")
@EndpointDisabled(name = "role.query", stringValue = "false")
@Tag(name = "Order queries")
@Produces(MediaType.APPLICATION_JSON)
class AllOrdersResource {

    private static final Set<String> PARAMETERS =
            Stream.of(PageRequest.NAMES, OrderFilterRequest.NAMES, SearchRequest.NAMES)
                    .flatMap(Set::stream)
                    .collect(Collectors.toUnmodifiableSet());

    private final OrderListQueries queries;
    private final SearchQueries searches;
    private final OrderPages pages;
    private final Seal seal;

    AllOrdersResource(
            OrderListQueries queries, SearchQueries searches, OrderPages pages, Seal seal) {
        this.queries = queries;
        this.searches = searches;
        this.pages = pages;
        this.seal = seal;
    }

    @GET
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            operationId = "allOrders",
            summary = "Everybody's orders, newest first",
            description = "For operators. With q only cursors lead on, and nothing is counted.")
    @Extension(name = Problem.REFUSALS, value = "invalid-cursor")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers =
                    @Header(
                            name = OrderPages.LINK,
                            description = "First, prev, next and last, as far as they are known",
                            required = true,
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = OrderAnswers.Rows.class)))
    public Uni<Response> page(
            @BeanParam @Valid OrderFilterRequest filter,
            @BeanParam @Valid SearchRequest search,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        QueryParameters.checkNames(uri.getQueryParameters(), PARAMETERS);
        OrderListRequest asked =
                OrderListRequest.of("/orders", OrderFilter.of(filter, search.q()), page, seal);
        Terms terms = Terms.of(headers, seal);
        String q = asked.filter().q();
        Uni<ResponseBuilder> answer =
                q == null
                        ? queries.ofEverybody(terms, asked)
                                .map(row -> pages.answer(terms, asked, row))
                        : searches.search(terms, asked, q)
                                .map(row -> pages.answerOfSearch(terms, asked, row));
        return answer.map(ResponseBuilder::build);
    }
}
