package io.thecodeforge.orders.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Tells whether two requests under one key are the same request: SHA-256 of what they ask, and of
 * who asks it.
 */
@ApplicationScoped
class Fingerprints {

    private final ObjectMapper json;

    Fingerprints(ObjectMapper json) {
        this.json = json;
    }

    /** As one JSON array, in which no two requests can read alike. */
    byte[] of(CommandRequest request, Object command) {
        try {
            byte[] asked =
                    json.writeValueAsBytes(
                            List.of(
                                    request.method(),
                                    request.path(),
                                    request.caller().subject(),
                                    command));
            return MessageDigest.getInstance("SHA-256").digest(asked);
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
