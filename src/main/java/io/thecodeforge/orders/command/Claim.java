package io.thecodeforge.orders.command;

import java.security.MessageDigest;

/** What a request that comes with an idempotency key finds. */
sealed interface Claim {

    /** Nobody has used the key; it is locked for this transaction. */
    record Free() implements Claim {}

    /** Another request with this key is running. */
    record Busy() implements Claim {}

    /**
     * A request with this key has been answered.
     *
     * @param fingerprint of that request
     */
    record Kept(byte[] fingerprint, Reply reply) implements Claim {

        boolean isOf(byte[] other) {
            return MessageDigest.isEqual(fingerprint, other);
        }
    }
}
