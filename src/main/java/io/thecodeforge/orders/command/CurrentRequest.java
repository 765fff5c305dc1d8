package io.thecodeforge.orders.command;

import static java.util.Objects.requireNonNullElse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;

/** Reads the request that is being answered, so that no resource has to hand it on. */
@ApplicationScoped
class CurrentRequest {

    private final Request request;
    private final UriInfo uri;
    private final HttpHeaders headers;

    CurrentRequest(Request request, UriInfo uri, HttpHeaders headers) {
        this.request = request;
        this.uri = uri;
        this.headers = headers;
    }

    CommandRequest read() {
        List<String> keys = headers.getRequestHeader("Idempotency-Key");
        return new CommandRequest(
                request.getMethod(),
                URI.create(uri.getRequestUri().getRawPath()),
                requireNonNullElse(keys, List.of()),
                headers.getHeaderString(HttpHeaders.IF_MATCH));
    }
}
