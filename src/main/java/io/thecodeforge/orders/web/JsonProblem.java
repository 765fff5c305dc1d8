package io.thecodeforge.orders.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** What Jackson says of a body, in the client's words: Jackson's own message names our classes. */
final class JsonProblem {

    private JsonProblem() {}

    static Problem of(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where =
                at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problem.of(ProblemType.MALFORMED, "The body cannot be read as JSON" + where + ".");
    }
}
