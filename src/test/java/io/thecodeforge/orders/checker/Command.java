package io.thecodeforge.orders.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants done, the same however often it is sent.
 *
 * @param id its {@code X-Request-ID}, by which the journal tells what it did
 * @param aggregate null where it begins one
 * @param ifMatch the version that it names, if it does
 * @param key its {@code Idempotency-Key}; without one it is sent once
 * @param facts what its event must say
 * @param isHopeless whether the rules can but refuse it
 */
record Command(
        String id,
        Kind kind,
        String path,
        @Nullable String body,
        @Nullable UUID aggregate,
        @Nullable Integer ifMatch,
        @Nullable String key,
        Map<String, String> facts,
        boolean isHopeless) {

    enum Kind {
        REGISTER("POST", "UserRegistered.v1"),
        RENAME("PATCH", "UserChanged.v1"),
        PLACE("POST", "OrderPlaced.v1"),
        REPLACE("PUT", "OrderItemsChanged.v1"),
        CONFIRM("POST", "OrderConfirmed.v1"),
        SHIP("POST", "OrderShipped.v1"),
        DELIVER("POST", "OrderDelivered.v1"),
        CANCEL("POST", "OrderCancelled.v1");

        final String method;
        final String event;

        Kind(String method, String event) {
            this.method = method;
            this.event = event;
        }

        boolean isOfUser() {
            return this == REGISTER || this == RENAME;
        }
    }

    /** What it says: nothing, where it is enough that it is sent. */
    JsonNode json() {
        return Json.read(body == null ? "{}" : body);
    }

    @Override
    public String toString() {
        return "%s %s %s%s%s %s"
                .formatted(
                        id,
                        kind.method,
                        path,
                        ifMatch == null ? "" : " If-Match " + ifMatch,
                        key == null ? "" : " keyed",
                        body == null ? "" : body);
    }
}
