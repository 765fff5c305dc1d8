package io.thecodeforge.orders.web;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Callers that are turned away, with the challenge of <a
 * href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750</a>. Why a token is no good is
 * told to nobody: the issuer's own clients never meet most of the reasons.
 */
class AccessMappers {

    @ServerExceptionMapper
    Response nobody(UnauthorizedException e) {
        return challenge("Bearer", "Send a bearer token in the Authorization header.");
    }

    @ServerExceptionMapper
    Response badToken(AuthenticationFailedException e) {
        return challenge(
                "Bearer error=\"invalid_token\"",
                "The bearer token is expired, not valid yet, not meant for this service, or not of"
                        + " its issuer.");
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException e) {
        return Problem.of(ProblemType.FORBIDDEN, "The token's role may not do this.").response();
    }

    private static Response challenge(String challenge, String detail) {
        return Response.fromResponse(Problem.of(ProblemType.UNAUTHENTICATED, detail).response())
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
    }
}
