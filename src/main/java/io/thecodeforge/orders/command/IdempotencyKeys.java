package io.thecodeforge.orders.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.command.Claim.Busy;
import io.thecodeforge.orders.command.Claim.Free;
import io.thecodeforge.orders.command.Claim.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of {@code idempotency_key}. A row that is past its time counts as absent. */
@ApplicationScoped
class IdempotencyKeys {

    /** The lock is tried in the statement that looks: one round trip, and no waiting. */
    private static final String CLAIM =
            """
            select pg_try_advisory_xact_lock(hashtextextended(:key, 0)) as locked,
                k.fingerprint, k.status, k.media_type, k.headers, k.body
            from (values (1)) as one (x) left join idempotency_key k
                on k.key = :key and k.kept_at > now() - make_interval(secs => :seconds)
            """;

    private static final String KEEP =
            """
            insert into idempotency_key as k
                (key, fingerprint, status, media_type, headers, body, kept_at)
            values (:key, :fingerprint, :status, :mediaType, :headers, :body, now())
            on conflict (key) do update set
                fingerprint = excluded.fingerprint, status = excluded.status,
                media_type = excluded.media_type, headers = excluded.headers,
                body = excluded.body, kept_at = excluded.kept_at
                where k.kept_at <= now() - make_interval(secs => :seconds)
            """;

    /** As {@link #CLAIM} does; what it cannot see yet, the key's uniqueness finds. */
    private static final String FREE =
            """
            free as (
                select 1
                where not exists (select from idempotency_key where key = :key)
                    and pg_try_advisory_xact_lock(hashtextextended(:key, 0))),
            """;

    private static final String KEPT =
            """
            kept as (
                insert into idempotency_key
                    (key, fingerprint, status, media_type, headers, body, kept_at)
                select :key, :fingerprint, :replyStatus, :mediaType, :headers, :body, now()
                from written),
            """;

    private final ObjectMapper json;
    private final Duration retention;

    IdempotencyKeys(ObjectMapper json, OrdersConfig config) {
        this.json = json;
        this.retention = config.idempotency().retention();
    }

    Uni<Claim> claim(Mutiny.Session session, String key) {
        return session.createNativeQuery(CLAIM, Object[].class)
                .setParameter("key", key)
                .setParameter("seconds", (double) retention.toSeconds())
                .getSingleResult()
                .map(this::claim);
    }

    /** Claims and keeps in the statement that the command is. */
    Way.Around around(String key, byte[] fingerprint, Reply reply) {
        return new Way.Around(
                new Rows(FREE, Map.of("key", key)),
                new Rows(
                        KEPT,
                        Map.of(
                                "fingerprint", fingerprint,
                                "replyStatus", reply.status(),
                                "mediaType", reply.mediaType(),
                                "headers", text(reply.headers()),
                                "body", reply.body())));
    }

    /**
     * @return fails with {@link KeyTakenException} where another transaction has kept a reply
     */
    Uni<Void> keep(Mutiny.Session session, String key, byte[] fingerprint, Reply reply) {
        return session.createNativeQuery(KEEP)
                .setParameter("key", key)
                .setParameter("fingerprint", fingerprint)
                .setParameter("status", reply.status())
                .setParameter("mediaType", reply.mediaType())
                .setParameter("headers", text(reply.headers()))
                .setParameter("body", reply.body())
                .setParameter("seconds", (double) retention.toSeconds())
                .executeUpdate()
                .invoke(kept -> {
                    if (kept == 0) {
                        throw new KeyTakenException();
                    }
                })
                .replaceWithVoid();
    }

    private Claim claim(Object[] row) {
        if (row[1] instanceof byte[] fingerprint) {
            Reply reply =
                    new Reply(
                            Reply.REPEATED,
                            ((Number) row[2]).intValue(),
                            (String) row[3],
                            headers((String) row[4]),
                            (String) row[5]);
            return new Kept(fingerprint, reply);
        }
        return row[0].equals(true) ? new Free() : new Busy();
    }

    private Map<String, String> headers(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept headers cannot be read", e);
        }
    }

    private String text(Map<String, String> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers cannot be written", e);
        }
    }
}
