package io.thecodeforge.orders.query.freshness;

import io.thecodeforge.orders.web.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What is found, as HTTP: whole, or that nothing has changed. */
public final class Answers {

    /** A copy may be kept, and is asked about before each use. */
    private static final String CACHING = "private, no-cache";

    private Answers() {}

    public static Response.ResponseBuilder of(Terms terms, Found found) {
        return of(terms, found.tag(), found.body());
    }

    /**
     * @param tag changes with anything that the answer shows
     * @param body null where the client has it already
     */
    public static Response.ResponseBuilder of(Terms terms, String tag, @Nullable Object body) {
        Response.ResponseBuilder answer = body == null ? Response.notModified() : Response.ok(body);
        answer.header(HttpHeaders.ETAG, new EntityTag(false, tag + terms.edition()).toString())
                .header(HttpHeaders.CACHE_CONTROL, CACHING);
        if (terms.prefer().isAsked() && !terms.tokens().isEmpty()) {
            answer.header(PreferredWait.APPLIED, terms.prefer().applied());
        }
        return answer;
    }
}
