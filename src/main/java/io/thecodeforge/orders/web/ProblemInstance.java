package io.thecodeforge.orders.web;

import static java.util.Objects.requireNonNullElse;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells each problem document where it occurred, so that nobody who makes one has to know. */
class ProblemInstance {

    @ServerResponseFilter
    void fillIn(HttpServerRequest request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && problem.instance() == null) {
            response.setEntity(problem.at(requireNonNullElse(request.path(), "/")));
        }
    }
}
