package io.thecodeforge.orders.web;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;

/** The problems a client can meet. Code and status are part of the contract and never change. */
public enum ProblemType {
    MALFORMED("malformed-request", 400, "The request cannot be read"),
    INVALID("invalid-request", 400, "The request breaks constraints"),
    INVALID_CURSOR("invalid-cursor", 400, "The cursor is not one of this list"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The resource does not offer this method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The resource cannot be represented as asked"),
    ORDER_STATE("order-state", 409, "The order's state does not allow this command"),
    DUPLICATE_EMAIL("duplicate-email", 409, "Another user has this e-mail address"),
    KEY_IN_USE("idempotency-key-in-use", 409, "The first request with this key is still running"),
    CONFLICT("conflict", 409, "Other commands changed this at the same time"),
    STALE_VERSION("stale-version", 412, "The version is not the one that was expected"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is larger than allowed"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's media type is not supported"),
    UNKNOWN_USER("unknown-user", 422, "The order's user does not exist"),
    TOTAL_MISMATCH("total-mismatch", 422, "The given total is not the sum of the items"),
    TOTAL_NOT_POSITIVE("total-not-positive", 422, "An order's total must be positive"),
    KEY_REUSED("idempotency-key-reused", 422, "The key belongs to another request"),
    PRECONDITION_REQUIRED("precondition-required", 428, "The command needs an If-Match header"),
    INTERNAL("internal-error", 500, "The service failed"),
    UNAVAILABLE("unavailable", 503, "A store that this needs is away");

    private final String code;
    private final int status;
    private final String title;

    ProblemType(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    public String code() {
        return code;
    }

    /** The HTTP status that it is answered with. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Whether the same request can succeed in a moment: its answer says when to try again. */
    public boolean isPassing() {
        return switch (this) {
            case KEY_IN_USE, CONFLICT, UNAVAILABLE -> true;
            default -> false;
        };
    }

    /** The stable {@code type} of its problem document. */
    @JsonValue
    public URI uri() {
        return URI.create("/problems/" + code);
    }
}
