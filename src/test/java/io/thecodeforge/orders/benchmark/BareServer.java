package io.thecodeforge.orders.benchmark;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/**
 * What the service's own HTTP server does when it has nothing to do: the same bytes for every
 * request.
 */
public final class BareServer extends AbstractVerticle {

    private final int port;
    private final Buffer body;

    private BareServer(int port, Buffer body) {
        this.port = port;
        this.body = body;
    }

    /**
     * @param size of each answer's body, in bytes
     */
    public static ReferenceProcess start(int size) throws IOException {
        return ReferenceProcess.start(BareServer.class, Integer.toString(size));
    }

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Buffer body = Buffer.buffer("x".repeat(Integer.parseInt(arguments[1])));
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx.vertx()
                .deployVerticle(
                        () -> new BareServer(port, body),
                        new DeploymentOptions().setInstances(loops));
    }

    @Override
    public void start() {
        vertx.createHttpServer()
                .requestHandler(request ->
                        request.response().putHeader("content-type", "application/json").end(body))
                .listen(port);
    }
}
