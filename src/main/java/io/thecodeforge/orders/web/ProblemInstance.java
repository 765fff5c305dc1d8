package io.thecodeforge.orders.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells each problem document where it occurred, so that nobody who makes one has to know. */
class ProblemInstance {

    @ServerResponseFilter
    void fillIn(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && problem.instance() == null) {
            response.setEntity(
                    problem.at(URI.create(request.getUriInfo().getRequestUri().getRawPath())));
        }
    }
}
