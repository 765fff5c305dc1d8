package io.thecodeforge.orders.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;

/** What Jackson says of a body, in the client's words: Jackson's own message names our classes. */
final class JsonProblem {

    private JsonProblem() {}

    static Problem of(JsonMappingException e) {
        if (e.getPath().isEmpty()) {
            return malformed(e);
        }
        String message =
                e instanceof UnrecognizedPropertyException
                        ? "is not a known field"
                        : "is not of the expected type";
        return Problem.of(
                ProblemType.INVALID,
                "The body is not of the expected shape.",
                List.of(new Problem.Fault(JsonPointer.of(e.getPath()), message)));
    }

    static Problem of(JsonProcessingException e) {
        return malformed(e);
    }

    private static Problem malformed(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where =
                at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problem.of(
                ProblemType.MALFORMED, "The body is not the JSON that is expected" + where + ".");
    }
}
