package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.journey.Bearer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Looks at some pages again and again, for one tag that stands for two bodies. */
final class PageWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> paths;
    private final Map<String, String> bodies = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Thread thread;

    private volatile String url;
    private volatile boolean isRunning = true;

    PageWatch(ServiceProcess service, List<String> paths) {
        this.url = service.url();
        this.paths = paths;
        thread = Thread.ofPlatform().start(this::run);
    }

    void goOnAt(ServiceProcess other) {
        url = other.url();
    }

    /** Stops, and gives what went wrong. */
    List<String> stop() throws InterruptedException {
        isRunning = false;
        thread.join();
        System.out.println("pages seen, each with a tag of its own: " + bodies.size());
        return faults;
    }

    private void run() {
        while (isRunning) {
            paths.forEach(this::look);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void look(String path) {
        try {
            HttpResponse<String> page =
                    client.send(
                            HttpRequest.newBuilder(URI.create(url + path))
                                    .header("Authorization", "Bearer " + Bearer.ADMIN)
                                    .build(),
                            BodyHandlers.ofString());
            if (page.statusCode() == 200) {
                String tag = path + " " + page.headers().firstValue("ETag").orElseThrow();
                String body = bodies.putIfAbsent(tag, page.body());
                if (body != null && !body.equals(page.body())) {
                    faults.add(tag + ": " + body + " / " + page.body());
                }
            }
        } catch (IOException e) {
            // the process is gone; another one comes
        } catch (InterruptedException e) {
            isRunning = false;
        }
    }

    @Override
    public void close() {
        isRunning = false;
        client.close();
    }
}
