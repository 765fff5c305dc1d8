package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.journey.Bearer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Orders that are placed, and pages that are read, at a steady rate while not too many wait,
 * whether the process that is asked is there or not. Only what was sent to a process that was
 * killed may fail.
 */
public final class FleetLoad implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final int MOST = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ORDER =
            """
            {"userId": "%s", "items": [{"sku": "A", "name": "B", "quantity": 1, "unitPrice": 1}]}\
            """;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Fleet fleet;
    private final List<String> users;
    private final Set<String> placed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger killed = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean isRunning = true;

    /**
     * @param users whom the read model knows
     */
    public FleetLoad(Fleet fleet, List<String> users) {
        this.fleet = fleet;
        this.users = users;
        thread = Thread.ofPlatform().start(this::run);
    }

    /** Stops, and gives what failed though it had no right to. */
    public List<String> stop() throws InterruptedException {
        isRunning = false;
        thread.join();
        System.out.printf("answered: %s, killed: %s%n", answered, killed);
        return List.copyOf(faults);
    }

    /** The orders whose placing was answered. */
    public Set<String> placed() {
        return placed;
    }

    private void run() {
        List<CompletableFuture<?>> underWay = new ArrayList<>();
        for (int i = 0; isRunning; i++) {
            String user = users.get(i % users.size());
            awaitRoom(underWay);
            underWay.add(ask("POST", "/orders", ORDER.formatted(user)));
            underWay.add(ask("GET", "/users/" + user + "/orders", ""));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        underWay.forEach(CompletableFuture::join);
    }

    /** What waits for a process that starts is not to be more than it can do when it is there. */
    private void awaitRoom(List<CompletableFuture<?>> underWay) {
        underWay.removeIf(CompletableFuture::isDone);
        while (underWay.size() > MOST && isRunning) {
            LockSupport.parkNanos(PAUSE.toNanos());
            underWay.removeIf(CompletableFuture::isDone);
        }
    }

    private CompletableFuture<?> ask(String method, String path, String body) {
        ServiceProcess process = fleet.processFor(method, path);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(process.url() + path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + Bearer.ADMIN)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return client.sendAsync(request, BodyHandlers.ofString())
                .handle((answer, failure) -> note(process, request, answer, failure));
    }

    private boolean note(
            ServiceProcess process,
            HttpRequest request,
            @Nullable HttpResponse<String> answer,
            @Nullable Throwable failure) {
        if (answer != null && answer.statusCode() < 300) {
            answered.incrementAndGet();
            answer.headers().firstValue("Location").ifPresent(placed::add);
            return true;
        }
        if (process.isKilled()) {
            killed.incrementAndGet();
        } else {
            faults.add(request + ": " + (answer == null ? failure : answer.body()));
        }
        return false;
    }

    @Override
    public void close() {
        isRunning = false;
        client.close();
    }
}
