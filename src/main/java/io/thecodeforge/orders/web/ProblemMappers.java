package io.thecodeforge.orders.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that can reach the edge, as a problem document that gives nothing away. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response brokenConstraints(ResteasyReactiveViolationException e) {
        List<Problem.Fault> faults =
                e.getConstraintViolations().stream()
                        .map(v ->
                                new Problem.Fault(
                                        JsonPointer.of(v.getPropertyPath()), v.getMessage()))
                        .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                        .toList();
        return Problem.of(ProblemType.INVALID, "The request breaks constraints.", faults)
                .response();
    }

    @ServerExceptionMapper
    Response wrongShape(MismatchedInputException e) {
        return JsonProblem.of(e).response();
    }

    @ServerExceptionMapper
    Response refusedByTheFramework(WebApplicationException e) {
        return switch (e.getCause()) {
            case JsonMappingException json -> JsonProblem.of(json).response();
            case JsonProcessingException json -> JsonProblem.of(json).response();
            case null, default -> HttpProblem.of(e);
        };
    }

    @ServerExceptionMapper
    Response unforeseen(Throwable e) {
        if (StoreAway.causes(e)) {
            LOG.warnf("A store is away: %s", e.getMessage());
            return Problem.of(ProblemType.UNAVAILABLE, "A store is away; try again.").response();
        }
        LOG.error("A request failed", e);
        return Problem.of(ProblemType.INTERNAL, "The service failed; it is logged.").response();
    }
}
