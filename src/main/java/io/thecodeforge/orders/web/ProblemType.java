package io.thecodeforge.orders.web;

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
    CONFLICT("conflict", 409, "Other commands changed this at the same time"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is larger than allowed"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's media type is not supported"),
    UNKNOWN_USER("unknown-user", 422, "The order's user does not exist"),
    TOTAL_MISMATCH("total-mismatch", 422, "The given total is not the sum of the items"),
    TOTAL_NOT_POSITIVE("total-not-positive", 422, "An order's total must be positive"),
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

    /** The stable {@code type} of its problem document. */
    public URI uri() {
        return URI.create("/problems/" + code);
    }
}
