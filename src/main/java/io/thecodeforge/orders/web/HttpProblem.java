package io.thecodeforge.orders.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What the framework refused by itself, kept to its status and to the headers it owes. */
final class HttpProblem {

    private HttpProblem() {}

    static Response of(WebApplicationException e) {
        Response refused = e.getResponse();
        Response.ResponseBuilder answer = Response.fromResponse(problem(refused).response());
        String allow = refused.getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allow).build();
    }

    private static Problem problem(Response refused) {
        return switch (refused.getStatus()) {
            case 400 -> Problem.of(ProblemType.MALFORMED, "The request cannot be read.");
            case 404 -> Problem.of(ProblemType.NOT_FOUND, "Nothing has this path.");
            case 405 ->
                    Problem.of(
                            ProblemType.METHOD_NOT_ALLOWED,
                            "This path does not offer the method that was used.");
            case 406 ->
                    Problem.of(ProblemType.NOT_ACCEPTABLE, "This path offers application/json.");
            case 413 -> Problem.of(ProblemType.BODY_TOO_LARGE, "The body is over the limit.");
            case 415 ->
                    Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "This path takes a body of application/json.");
            default -> Problem.of(ProblemType.INTERNAL, "The service failed.");
        };
    }
}
