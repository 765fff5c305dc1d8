package io.thecodeforge.orders.web;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.thecodeforge.orders.OrdersConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body on the event loop and no further than its limit, for every command, whether it takes
 * a body or not. The framework would cut one that is over the limit off with a bare 413, and would
 * have a thread wait for any that is more than a few kilobytes.
 */
class BodyReader {

    private static final Set<HttpMethod> WITHOUT_BODY =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** In bytes: most bodies are no larger, and are read whatever others do. */
    private static final int SMALL = 4096;

    private final BodyLimit limit;
    private final LastAnswer last;
    private final long patience;
    private final long most;
    private final AtomicLong held = new AtomicLong();

    BodyReader(BodyLimit limit, LastAnswer last, OrdersConfig config) {
        this.limit = limit;
        this.last = last;
        this.patience = config.limits().arrival().toMillis();
        this.most = config.limits().bodies().asLongValue();
    }

    /** Gives nothing where the request may go on. */
    @ServerRequestFilter
    Uni<@Nullable Response> read(ContainerRequestContext context, RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (WITHOUT_BODY.contains(request.method()) || request.isEnded()) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom().emitter(emitter -> receive(context, routing, emitter));
    }

    private void receive(
            ContainerRequestContext context,
            RoutingContext routing,
            UniEmitter<? super @Nullable Response> emitter) {
        HttpServerRequest request = routing.request();
        Buffer body = Buffer.buffer();
        long timer = routing.vertx().setTimer(patience, late -> giveUp(routing, emitter));
        emitter.onTermination(() -> {
            routing.vertx().cancelTimer(timer);
            held.addAndGet(-body.length());
        });
        request.exceptionHandler(cut -> emitter.fail(new BadRequestException(cut)));
        request.endHandler(end -> {
            context.setEntityStream(new ByteArrayInputStream(body.getBytes()));
            emitter.complete(null);
        });
        request.handler(part -> {
            body.appendBuffer(part);
            if (held.addAndGet(part.length()) > most && body.length() > SMALL) {
                ignoreTheRest(request);
                emitter.complete(tooMuch(routing));
            } else if (limit.isOver(body.length())) {
                ignoreTheRest(request);
                emitter.complete(limit.refuse(routing).response());
            }
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    /** One who sends a byte now and then holds a connection, and nothing else. */
    private void giveUp(RoutingContext routing, UniEmitter<? super @Nullable Response> emitter) {
        ignoreTheRest(routing.request());
        last.on(routing);
        emitter.complete(
                Problem.of(
                                ProblemType.TOO_SLOW,
                                "The body has not arrived within %d ms.".formatted(patience))
                        .response());
    }

    /** Many who begin bodies and do not end them must not use up the memory of all. */
    private Response tooMuch(RoutingContext routing) {
        last.on(routing);
        return Problem.of(
                        ProblemType.OVERLOADED,
                        "Bodies of more than %d bytes are arriving.".formatted(most))
                .response();
    }

    private static void ignoreTheRest(HttpServerRequest request) {
        request.handler(rest -> {}).endHandler(end -> {});
    }
}
