package io.thecodeforge.orders.query.freshness;

import io.thecodeforge.orders.web.ConsistencyToken;
import io.thecodeforge.orders.web.EntityTag;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import io.thecodeforge.orders.web.RefusedException;
import io.thecodeforge.orders.web.Seal;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a query says beside its question.
 *
 * @param tokens each names a version that the answer must have seen
 * @param prefer how long to wait for that
 * @param known tags of answers that the client has already, without their edition
 * @param edition of all answers: what is part of every tag
 */
public record Terms(
        List<ConsistencyToken> tokens, PreferredWait prefer, List<String> known, String edition) {

    /** Another number when answers are written in another way. */
    private static final int FORMAT = 1;

    /** A client that has done more than this at once waits for the last of it. */
    private static final int MOST_TOKENS = 20;

    /**
     * @throws RefusedException where a token is not one of ours
     */
    public static Terms of(HttpHeaders headers, Seal seal) {
        String edition = edition(seal);
        return new Terms(
                tokens(headers, seal),
                PreferredWait.of(headers),
                known(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), edition),
                edition);
    }

    /** Pages carry cursors, which are of no use without the key that signed them. */
    private static String edition(Seal seal) {
        return "." + Integer.toHexString(31 * seal.mark() + FORMAT);
    }

    /** Whether the client has the answer of this tag. */
    public boolean knows(String tag) {
        return known.contains(tag) || known.contains("*");
    }

    /** What {@link Applied} is about: $1 to $3. */
    Tuple asTokens() {
        return Tuple.of(
                tokens.stream().map(t -> t.kind().name()).toArray(String[]::new),
                tokens.stream().map(ConsistencyToken::id).toArray(UUID[]::new),
                tokens.stream().map(ConsistencyToken::version).toArray(Integer[]::new));
    }

    /** With the tags that the client knows: $1 to $4. */
    Tuple asArguments() {
        return asTokens().addArrayOfString(known.toArray(String[]::new));
    }

    private static List<ConsistencyToken> tokens(HttpHeaders headers, Seal seal) {
        List<ConsistencyToken> tokens =
                Optional.ofNullable(headers.getRequestHeader(ConsistencyToken.HEADER))
                        .orElse(List.of())
                        .stream()
                        .flatMap(line -> Arrays.stream(line.split(",", -1)))
                        .map(String::strip)
                        .limit(MOST_TOKENS + 1L)
                        .map(text ->
                                ConsistencyToken.decode(text, seal).orElseThrow(Terms::foreign))
                        .toList();
        if (tokens.size() > MOST_TOKENS) {
            throw refused("A query takes up to %d tokens.".formatted(MOST_TOKENS));
        }
        return tokens;
    }

    /** Weak comparison; a header that cannot be read is one that is not there. */
    private static List<String> known(String header, String edition) {
        return header == null
                ? List.of()
                : header.strip().equals("*")
                        ? List.of("*")
                        : EntityTag.parse(header).orElse(List.of()).stream()
                                .map(EntityTag::text)
                                .filter(tag -> tag.endsWith(edition))
                                .map(tag -> tag.substring(0, tag.length() - edition.length()))
                                .toList();
    }

    private static RefusedException foreign() {
        return refused("The Consistency-Token was not given out by this service.");
    }

    private static RefusedException refused(String detail) {
        return new RefusedException(Problem.of(ProblemType.INVALID_TOKEN, detail));
    }
}
