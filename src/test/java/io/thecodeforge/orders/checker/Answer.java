package io.thecodeforge.orders.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;

/**
 * What a client was answered.
 *
 * @param isPassing whether it says that another try may do better
 */
record Answer(
        int status, String body, String etag, String location, String token, boolean isPassing) {

    static Answer of(HttpResponse<String> answer) {
        return new Answer(
                answer.statusCode(),
                answer.body(),
                header(answer, "ETag"),
                header(answer, "Location"),
                header(answer, "Consistency-Token"),
                header(answer, "Retry-After").length() > 0);
    }

    boolean isDone() {
        return status == 200 || status == 201;
    }

    /** Whether the command was refused for good, and has done nothing. */
    boolean isRefusal() {
        return status >= 400 && status < 500 && !isPassing;
    }

    /** Whether an idempotency key keeps it. */
    boolean isKept() {
        return isDone() || isRefusal() && (status == 409 || status == 422);
    }

    JsonNode json() {
        return Json.read(body);
    }

    UUID id() {
        return UUID.fromString(json().get("id").asText());
    }

    int version() {
        return json().get("version").asInt();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Override
    public String toString() {
        return status + " " + etag + " " + body;
    }
}
