package io.thecodeforge.orders.web;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** The problems a client can meet. Code and status are part of the contract and never change. */
@RegisterForReflection // for its JsonValue
public enum ProblemType {
    MALFORMED(
            "malformed-request",
            400,
            "The request cannot be read",
            "The request is not what HTTP, JSON or a header's grammar allow; the detail says where. Nothing was changed. Send it right."),
    INVALID(
            "invalid-request",
            400,
            "The request breaks constraints",
            "The request can be read, but a field or a query parameter breaks a constraint: errors points to each fault. Nothing was changed."),
    INVALID_CURSOR(
            "invalid-cursor",
            400,
            "The cursor is not one of this list",
            "A cursor is the next of a page of the same list, taken as it is. Begin again without one."),
    INVALID_TOKEN(
            "invalid-consistency-token",
            400,
            "The consistency token is not one of this service",
            "A Consistency-Token is taken from a command's answer as it is. Send that one, or none."),
    UNAUTHENTICATED(
            "unauthenticated",
            401,
            "The request needs a good bearer token",
            "Every path but the public ones asks for a token of the issuer that this service trusts. Get one, or a new one, and send it as Authorization: Bearer <token>."),
    FORBIDDEN(
            "forbidden",
            403,
            "The caller's role does not allow this",
            "The token is good, but its role may not do what was asked, to anything. What a role may do but not to this one is not-found."),
    NOT_FOUND(
            "not-found",
            404,
            "There is nothing here",
            "No resource has this path or id. A resource that was just made is shown by queries a moment later."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed",
            405,
            "The resource does not offer this method",
            "The path exists, and offers other methods."),
    NOT_ACCEPTABLE(
            "not-acceptable",
            406,
            "The resource cannot be represented as asked",
            "The Accept header leaves out what this path can answer with."),
    TOO_SLOW(
            "request-timeout",
            408,
            "The body did not arrive in time",
            "The body was begun and not ended within the time that a client has for it. Nothing was changed. Send it again, and whole."),
    ORDER_STATE(
            "order-state",
            409,
            "The order's state does not allow this command",
            "An order goes from pending to confirmed, shipped and delivered, and can be cancelled while pending or confirmed. The detail names the order's status and the command."),
    DUPLICATE_EMAIL(
            "duplicate-email",
            409,
            "Another user has this e-mail address",
            "An e-mail address belongs to one user, without regard to case."),
    KEY_IN_USE(
            "idempotency-key-in-use",
            409,
            "The first request with this key is still running",
            "Another request with the same Idempotency-Key has not ended. Ask again after the time in Retry-After, with the same key: its outcome will be answered."),
    CONFLICT(
            "conflict",
            409,
            "Other commands changed this at the same time",
            "The command was undone in favour of others that changed the same thing, several times over. Nothing was changed; try again."),
    PARKED_BEHIND(
            "parked-behind",
            409,
            "An earlier event of this queue is parked",
            "Parked events of one queue are applied in order. The detail names the first: retry or delete that."),
    STILL_BROKEN(
            "still-broken",
            409,
            "The event still cannot be applied",
            "The event was tried again and stays parked, with those behind it. The detail says why."),
    STALE_VERSION(
            "stale-version",
            412,
            "The version is not the one that was expected",
            "If-Match names versions, and what is there has another: somebody changed it. Read it again and decide anew."),
    BODY_TOO_LARGE(
            "body-too-large",
            413,
            "The body is larger than allowed",
            "The body has more bytes than the service takes."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            "The body's media type is not supported",
            "Bodies are application/json."),
    UNKNOWN_USER(
            "unknown-user",
            422,
            "The order's user does not exist",
            "An order is placed for a user that is registered."),
    TOTAL_MISMATCH(
            "total-mismatch",
            422,
            "The given total is not the sum of the items",
            "A total is optional; where it is given it must equal the sum of quantity times unit price."),
    TOTAL_NOT_POSITIVE(
            "total-not-positive",
            422,
            "An order's total must be positive",
            "The sum of quantity times unit price must be more than zero."),
    KEY_REUSED(
            "idempotency-key-reused",
            422,
            "The key belongs to another request",
            "An Idempotency-Key stands for one request. This one was used with another method, path, body or caller."),
    PRECONDITION_REQUIRED(
            "precondition-required",
            428,
            "The command needs an If-Match header",
            "This service is configured to change things only under If-Match. Read the version first and say it."),
    TOO_MANY_REQUESTS(
            "too-many-requests",
            429,
            "This caller asks for too much",
            "One caller may ask for so much a second, so that all are answered. Try again after the time in Retry-After."),
    INTERNAL(
            "internal-error",
            500,
            "The service failed",
            "A fault of the service, which is logged. With an Idempotency-Key the request can be sent again safely."),
    UNAVAILABLE(
            "unavailable",
            503,
            "A store that this needs is away",
            "A database that the request needs, or the issuer of the tokens, does not answer. Try again after the time in Retry-After."),
    OVERLOADED(
            "overloaded",
            503,
            "The service has more to do than it can",
            "Too many requests wait already, or this one took longer than any should. It was given up so that the others are answered. Try again after the time in Retry-After."),
    READ_MODEL_BEHIND(
            "read-model-behind",
            503,
            "The read model has not got this far",
            "The query was to be answered from a read model that has seen a command, by its Consistency-Token, and the time it may wait was over. Nothing is lost: ask again after the time in Retry-After, or wait longer with Prefer: wait=30.");

    private final String code;
    private final int status;
    private final String title;
    private final String explanation;

    ProblemType(String code, int status, String title, String explanation) {
        this.code = code;
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    static Optional<ProblemType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
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

    /** What it means and what a client can do. */
    public String explanation() {
        return explanation;
    }

    /** Whether the same request can succeed in a moment: its answer says when to try again. */
    public boolean isPassing() {
        return switch (this) {
            case KEY_IN_USE,
                    CONFLICT,
                    TOO_MANY_REQUESTS,
                    UNAVAILABLE,
                    OVERLOADED,
                    READ_MODEL_BEHIND ->
                    true;
            default -> false;
        };
    }

    /** The stable {@code type} of its problem document. */
    @JsonValue
    public URI uri() {
        return URI.create("/problems/" + code);
    }
}
