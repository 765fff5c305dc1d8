package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.journey.Bearer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The orders that a user's stream tells of, one after the other, from a process that is named. */
final class StreamedOrders implements AutoCloseable {

    private static final Pattern ORDER = Pattern.compile("data:.*\"orderId\":\"([^\"]+)\".*");

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final HttpResponse<InputStream> answer;

    private StreamedOrders(ServiceProcess service, String user)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(service.url() + "/users/" + user + "/orders/stream"))
                        .header("Authorization", "Bearer " + Bearer.ADMIN)
                        .build();
        answer = http.send(request, BodyHandlers.ofInputStream());
        Thread.ofVirtual().start(this::read);
    }

    /** Returns when it is open. */
    static StreamedOrders of(ServiceProcess service, String user)
            throws IOException, InterruptedException {
        return new StreamedOrders(service, user);
    }

    List<String> ids() {
        return List.copyOf(ids);
    }

    private void read() {
        try (Stream<String> lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))
                        .lines()) {
            lines.map(ORDER::matcher)
                    .filter(Matcher::matches)
                    .forEach(line -> ids.add(line.group(1)));
        } catch (UncheckedIOException e) {
            // closed
        }
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
        http.shutdownNow();
    }
}
