package io.thecodeforge.orders.benchmark;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * What the service's own HTTP server does when it has nothing to do: the same bytes for every
 * request, in a process of its own.
 */
public final class BareServer implements AutoCloseable {

    private final Process process;
    private final int port;

    private BareServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param size of each answer's body, in bytes
     */
    public static BareServer start(int size) throws IOException {
        int port = freePort();
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                BareServer.class.getName(),
                                Integer.toString(port),
                                Integer.toString(size))
                        .inheritIO()
                        .start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> isListening(port));
        return new BareServer(process, port);
    }

    public int port() {
        return port;
    }

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Buffer body = Buffer.buffer("x".repeat(Integer.parseInt(arguments[1])));
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx.vertx()
                .deployVerticle(
                        () -> new Endpoint(port, body),
                        new DeploymentOptions().setInstances(loops));
    }

    private static final class Endpoint extends AbstractVerticle {

        private final int port;
        private final Buffer body;

        Endpoint(int port, Buffer body) {
            this.port = port;
            this.body = body;
        }

        @Override
        public void start() {
            vertx.createHttpServer()
                    .requestHandler(request ->
                            request.response()
                                    .putHeader("content-type", "application/json")
                                    .end(body))
                    .listen(port);
        }
    }

    private static boolean isListening(int port) {
        try (var _ = new java.net.Socket("localhost", port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
