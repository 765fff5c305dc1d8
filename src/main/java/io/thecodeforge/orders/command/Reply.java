package io.thecodeforge.orders.command;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * An HTTP answer as it is sent, and as an idempotency key keeps it.
 *
 * @param outcome what metrics count it as; not kept
 * @param headers those that belong to the outcome; what belongs to a request is not among them
 */
public record Reply(
        String outcome, int status, String mediaType, Map<String, String> headers, String body) {

    static final String ACCEPTED = "accepted";

    /** What a key had kept. */
    static final String REPEATED = "repeated";

    public Reply {
        headers = Map.copyOf(headers);
    }

    /**
     * Whether an idempotency key keeps it: what was done, and what the rules refused. Anything else
     * may turn out otherwise when the client asks again.
     */
    boolean isKept() {
        return status < 300 || status == 409 && !isPassing() || status == 422;
    }

    private boolean isPassing() {
        return headers.containsKey(HttpHeaders.RETRY_AFTER);
    }

    Response response() {
        Response.ResponseBuilder answer = Response.status(status).type(mediaType).entity(body);
        headers.forEach(answer::header);
        return answer.build();
    }
}
