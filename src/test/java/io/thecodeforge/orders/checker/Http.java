package io.thecodeforge.orders.checker;

import io.thecodeforge.orders.journey.Bearer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A client's side of the wire. An answer that does not come, or breaks off, is none. */
final class Http {

    private static final String PASSING =
            "What is away is no fault of the service's: 503, not 500.";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();

    private final Verdict verdict;

    Http(Verdict verdict) {
        this.verdict = verdict;
    }

    Optional<Answer> give(String url, Command command) {
        HttpRequest.Builder request =
                request(url + command.path())
                        .header("X-Request-ID", command.id())
                        .method(
                                command.kind().method,
                                command.body() == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(command.body()));
        if (command.body() != null) {
            request.header("Content-Type", "application/json");
        }
        if (command.key() != null) {
            request.header("Idempotency-Key", command.key());
        }
        if (command.ifMatch() != null) {
            request.header("If-Match", "\"" + command.ifMatch() + "\"");
        }
        return send(request.build());
    }

    /**
     * @param tokens that the answer must not be older than
     */
    Optional<Answer> ask(String url, String path, List<String> tokens) {
        HttpRequest.Builder request = request(url + path);
        if (!tokens.isEmpty()) {
            request.header("Consistency-Token", String.join(", ", tokens));
            request.header("Prefer", "wait=2");
        }
        return send(request.build());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Bearer.OPERATOR);
    }

    private Optional<Answer> send(HttpRequest request) {
        try {
            Answer answer = Answer.of(client.send(request, BodyHandlers.ofString()));
            verdict.check(
                    answer.status() != 500,
                    PASSING,
                    request + " was answered " + answer,
                    Ids.in(request.uri().toString()));
            return Optional.of(answer);
        } catch (IOException lost) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
