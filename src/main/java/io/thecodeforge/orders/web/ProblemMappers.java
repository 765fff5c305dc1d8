package io.thecodeforge.orders.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that can reach the edge, as a problem document that gives nothing away. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final PassingTrouble trouble = new PassingTrouble(System::nanoTime, LOG::warn);

    @ServerExceptionMapper
    Response brokenConstraints(ResteasyReactiveViolationException e) {
        return new InvalidBodyException(Faults.of(e.getConstraintViolations()))
                .problem()
                .response();
    }

    @ServerExceptionMapper
    Response invalidBody(InvalidBodyException e) {
        return e.problem().response();
    }

    @ServerExceptionMapper
    Response refused(RefusedException e) {
        return e.problem().response();
    }

    @ServerExceptionMapper
    Response trailingText(MismatchedInputException e) {
        return JsonProblem.of(e).response();
    }

    @ServerExceptionMapper
    Response malformedBody(JsonProcessingException e) {
        return JsonProblem.of(e).response();
    }

    /** Jackson took the first bytes for those of an encoding that the rest is not in. */
    @ServerExceptionMapper
    Response undecodableBody(CharConversionException e) {
        return Problem.of(ProblemType.MALFORMED, "The body is not UTF-8.").response();
    }

    @ServerExceptionMapper
    Response refusedByTheFramework(WebApplicationException e) {
        return e.getCause() instanceof JsonProcessingException json
                ? JsonProblem.of(json).response()
                : HttpProblem.ofStatus(e.getResponse().getStatus()).response();
    }

    @ServerExceptionMapper
    Response unforeseen(Throwable e) {
        return StoreAway.problem(e)
                .map(type -> passing(type, e))
                .orElseGet(() -> {
                    LOG.error("A request failed", e);
                    return Problem.of(ProblemType.INTERNAL, "The service failed; it is logged.");
                })
                .response();
    }

    private Problem passing(ProblemType type, Throwable e) {
        trouble.tell(type, e);
        return Problem.of(type, type.title() + "; try again.");
    }
}
