package io.thecodeforge.orders.dev;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The servers' JVM as its parent sees it. The child stops at the end of its standard input, so it
 * ends with this JVM, however that dies; the thread that reads its output also keeps that pipe from
 * being collected and closed.
 */
public final class ServersProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServersOrder order;
    private final CompletableFuture<ServerPorts> ports = new CompletableFuture<>();
    private final CompletableFuture<Process> process = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private ServersProcess(ServersOrder order) {
        this.order = order;
    }

    /** Returns at once. */
    public static ServersProcess start(ServersOrder order) {
        var servers = new ServersProcess(order);
        Thread.ofPlatform().name("embedded-servers").daemon().start(servers::run);
        return servers;
    }

    private void run() {
        String trouble = "it ended";
        try {
            OrphanedPostgres.stopOn(order.folder());
            var child =
                    new ProcessBuilder(ServersCommand.of(order))
                            .redirectError(order.file(".log").toFile())
                            .start();
            process.complete(child);
            try (var lines = child.inputReader()) {
                for (String line; (line = lines.readLine()) != null; ) {
                    if (line.startsWith("ready ")) {
                        ports.complete(ServerPorts.parse(line.substring(6)));
                    } else if (line.startsWith("failed ")) {
                        trouble = line.substring(7);
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            trouble = e.toString();
        }
        var failure = new IllegalStateException(explain(trouble));
        process.completeExceptionally(failure);
        ports.completeExceptionally(failure);
        ended.complete(null);
    }

    private String explain(String trouble) {
        return """
        The embedded servers did not start: %s
        Their log is %s. If their data is damaged, delete the folder %s or run ./mvnw clean.\
        """
                .formatted(trouble, order.file(".log"), order.folder());
    }

    /** Completes when they are ready, or with the reason why they are not. */
    CompletableFuture<ServerPorts> ports() {
        return ports;
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    public ServerPorts await(Duration limit) {
        return within(limit, ports);
    }

    /** SIGKILL; PostgreSQL goes too, a moment later. */
    public void kill() {
        within(PATIENCE, process).destroyForcibly();
        within(PATIENCE, ended);
    }

    @Override
    public void close() throws IOException {
        within(PATIENCE, process).getOutputStream().close();
        within(PATIENCE, ended);
    }

    private static <T extends @Nullable Object> T within(
            Duration limit, CompletableFuture<T> future) {
        try {
            return future.copy().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
