package io.thecodeforge.orders.processes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.thecodeforge.orders.dev.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** An issuer as OpenID Connect discovery has it: says where its keys are, and what they are. */
final class Issuer implements AutoCloseable {

    private final HttpServer server;
    private final String url;
    private final List<RsaJsonWebKey> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger keySetsGiven = new AtomicInteger();

    Issuer(int port) throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        url = "http://localhost:" + port;
        server.createContext(
                "/.well-known/openid-configuration",
                exchange ->
                        answer(
                                exchange,
                                "{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/keys\"}"
                                        .formatted(url)));
        server.createContext("/keys", this::giveKeys);
        server.start();
    }

    /** A key that is signed with from now on; those before it are still good. */
    void addKey(String name) throws JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(name);
        keys.addFirst(key);
    }

    String token(String role) {
        return token(role, keys.getFirst().getKeyId());
    }

    /** Signed with the newest key, whatever it says. */
    String token(String role, String keyName) {
        return Jwt.issuer(url)
                .audience(Tokens.AUDIENCE)
                .subject("somebody")
                .groups(role)
                .expiresIn(Duration.ofHours(1))
                .jws()
                .keyId(keyName)
                .sign(keys.getFirst().getPrivateKey());
    }

    int keySetsGiven() {
        return keySetsGiven.get();
    }

    private void giveKeys(HttpExchange exchange) throws IOException {
        keySetsGiven.incrementAndGet();
        answer(exchange, new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
