package io.thecodeforge.orders.command;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.command.Claim.Busy;
import io.thecodeforge.orders.command.Claim.Free;
import io.thecodeforge.orders.command.Claim.Kept;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Makes a retry safe (<a
 * href="https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header">the
 * Idempotency-Key header</a>): the first outcome under a key is kept in the command's own
 * transaction, and answered again to every later request with that key.
 *
 * <p>A second request while the first runs fails to take the key's lock and is told so at once; it
 * does not wait. Should both get past it, the key's row lets only one of them commit. Where one
 * statement does all, it has the lock: first is who writes first.
 */
@ApplicationScoped
class Idempotency {

    private final IdempotencyKeys keys;
    private final Fingerprints fingerprints;
    private final Replies replies;

    Idempotency(IdempotencyKeys keys, Fingerprints fingerprints, Replies replies) {
        this.keys = keys;
        this.fingerprints = fingerprints;
        this.replies = replies;
    }

    /**
     * What a command's own statement does about the request's key: it writes nothing where the key
     * is taken, and keeps the reply.
     */
    Way.Around around(CommandRequest request, Object command, Supplier<Reply> reply) {
        return request.hasKey()
                ? keys.around(request.key(), fingerprints.of(request, command), reply.get())
                : Way.Around.NOTHING;
    }

    /** The reply of the work, or the one that the request's key keeps; in a transaction. */
    Uni<Reply> once(CommandRequest request, Object command, Supplier<Uni<Reply>> work) {
        if (!request.hasKey()) {
            return work.get();
        }
        byte[] fingerprint = fingerprints.of(request, command);
        return Panache.getSession()
                .chain(session -> keys.claim(session, request.key()))
                .chain(claim ->
                        switch (claim) {
                            case Kept kept -> again(kept, fingerprint, request);
                            case Busy _ -> refused(ProblemType.KEY_IN_USE, request);
                            case Free _ -> keep(request, fingerprint, work.get());
                        });
    }

    /**
     * Keeps a refusal that the database found: its transaction is undone, so this is another one,
     * and whichever reply was kept first is the answer.
     */
    Uni<Reply> keepFirst(CommandRequest request, Object command, Reply reply) {
        return request.hasKey()
                ? Panache.withTransaction(
                                () -> once(request, command, () -> Uni.createFrom().item(reply)))
                        .onFailure(KeyTakenException.class)
                        .retry()
                        .atMost(1)
                : Uni.createFrom().item(reply);
    }

    private Uni<Reply> keep(CommandRequest request, byte[] fingerprint, Uni<Reply> work) {
        return work.chain(reply ->
                Panache.getSession()
                        .chain(session ->
                                reply.isKept()
                                        ? keys.keep(session, request.key(), fingerprint, reply)
                                                .replaceWith(reply)
                                        : orFirst(session, request, fingerprint, reply)));
    }

    /**
     * The key was claimed on a snapshot from before its lock: what was kept in between is seen now
     * that the lock is held. A reply that is to be kept finds it by itself.
     */
    private Uni<Reply> orFirst(
            Mutiny.Session session, CommandRequest request, byte[] fingerprint, Reply reply) {
        return keys.claim(session, request.key())
                .chain(claim ->
                        claim instanceof Kept kept
                                ? again(kept, fingerprint, request)
                                : Uni.createFrom().item(reply));
    }

    private Uni<Reply> again(Kept kept, byte[] fingerprint, CommandRequest request) {
        return kept.isOf(fingerprint)
                ? Uni.createFrom().item(kept.reply())
                : refused(ProblemType.KEY_REUSED, request);
    }

    private Uni<Reply> refused(ProblemType type, CommandRequest request) {
        String detail =
                type == ProblemType.KEY_IN_USE
                        ? "Ask again in a moment, with the same key."
                        : "The key was used for another path, method, body or caller.";
        return Uni.createFrom().item(replies.refused(Problem.of(type, detail), request.path()));
    }
}
