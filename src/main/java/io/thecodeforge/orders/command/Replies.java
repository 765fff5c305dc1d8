package io.thecodeforge.orders.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecodeforge.orders.command.Outcome.Done;
import io.thecodeforge.orders.command.Outcome.Refused;
import io.thecodeforge.orders.web.ConsistencyToken;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Map;

/** Outcomes as HTTP answers. */
@ApplicationScoped
class Replies {

    private final ObjectMapper json;
    private final Seal seal;

    Replies(ObjectMapper json, Seal seal) {
        this.json = json;
        this.seal = seal;
    }

    <S extends State> Reply of(
            Outcome<S> outcome, Aggregate<?, S, ?> aggregate, Answer<S> answer, String path) {
        return switch (outcome) {
            case Done<S> done -> done(done, aggregate, answer);
            case Refused<S>(Problem problem) -> refused(problem, path);
        };
    }

    private <S extends State> Reply done(
            Done<S> done, Aggregate<?, S, ?> aggregate, Answer<S> answer) {
        int version = done.state().version();
        Map<String, String> headers = new HashMap<>();
        headers.put(HttpHeaders.ETAG, "\"" + version + "\"");
        headers.put(
                ConsistencyToken.HEADER,
                new ConsistencyToken(aggregate.kind(), done.id(), version).encode(seal));
        if (answer.collection() != null) {
            headers.put(HttpHeaders.LOCATION, "/" + answer.collection() + "/" + done.id());
        }
        return new Reply(
                Reply.ACCEPTED,
                answer.status(),
                MediaType.APPLICATION_JSON,
                headers,
                text(answer.body().apply(done)));
    }

    Reply refused(Problem problem, String path) {
        Map<String, String> headers =
                problem.type().isPassing()
                        ? Map.of(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER)
                        : Map.of();
        return new Reply(
                problem.type().code(),
                problem.status(),
                Problem.MEDIA_TYPE,
                headers,
                text(problem.at(path)));
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of ours cannot be written", e);
        }
    }
}
