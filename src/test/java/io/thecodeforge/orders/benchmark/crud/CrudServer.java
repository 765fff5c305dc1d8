package io.thecodeforge.orders.benchmark.crud;

import io.thecodeforge.orders.benchmark.ReferenceProcess;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.util.UUID;

/** The endpoints: place, confirm, ship, and a page of a user's orders. */
public final class CrudServer extends AbstractVerticle {

    /** What it is in a report. */
    public static final String TITLE = "the same without CQRS";

    private static final int CONNECTIONS = 20;

    private final int port;
    private final CrudCommands commands;
    private final CrudPages pages;

    private CrudServer(int port, Pool pool) {
        this.port = port;
        commands = new CrudCommands(pool);
        pages = new CrudPages(pool);
    }

    /**
     * @param database postgresql://role:password@host:port/name
     */
    public static ReferenceProcess start(String database) throws IOException {
        return ReferenceProcess.start(CrudServer.class, database);
    }

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Vertx vertx = Vertx.vertx();
        Pool pool =
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(CONNECTIONS))
                        .connectingTo(
                                PgConnectOptions.fromUri(arguments[1])
                                        .setCachePreparedStatements(true)
                                        .addProperty("plan_cache_mode", "force_generic_plan"))
                        .using(vertx)
                        .build();
        int loops = Runtime.getRuntime().availableProcessors();
        vertx.deployVerticle(
                () -> new CrudServer(port, pool), new DeploymentOptions().setInstances(loops));
    }

    @Override
    public void start() {
        vertx.createHttpServer().requestHandler(this::handle).listen(port);
    }

    private void handle(HttpServerRequest request) {
        request.body()
                .compose(body -> answer(request, body))
                .onSuccess(answer ->
                        request.response()
                                .setStatusCode(answer.status())
                                .putHeader("content-type", "application/json")
                                .end(answer.body().toBuffer()))
                .onFailure(failure -> request.response().setStatusCode(500).end("" + failure));
    }

    private Future<CrudAnswer> answer(HttpServerRequest request, Buffer body) {
        String[] path = request.path().split("/");
        if (path.length == 2) {
            return commands.place(body.toJsonObject());
        }
        UUID id = UUID.fromString(path[2]);
        return switch (path[path.length - 1]) {
            case "confirm" -> commands.move(id, "pending", "confirmed", new JsonObject());
            case "ship" -> commands.move(id, "confirmed", "shipped", body.toJsonObject());
            default -> pages.first(id, Integer.parseInt(request.getParam("size", "20")));
        };
    }
}
