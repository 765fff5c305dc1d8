import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes {@code app.aot}, the JDK's cache of loaded and linked classes: starts the service, which
 * needs no store for that, asks it for its OpenAPI document, and ends it. To be run by the very JDK
 * that will use the cache, in the folder of {@code quarkus-run.jar}.
 */
public final class Train {

    private static final Path CACHE = Path.of("app.aot");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Stores that are not there: pools and consumers are made, and find nobody. */
    private static final List<String> SETTINGS =
            List.of(
                    "-XX:AOTCacheOutput=" + CACHE,
                    "-Dquarkus.oidc.token.issuer=https://none",
                    "-Dquarkus.datasource.reactive.url=postgresql://localhost:1/none",
                    "-Dquarkus.datasource.read.reactive.url=postgresql://localhost:1/none",
                    "-Dquarkus.flyway.migrate-at-start=false",
                    "-Dquarkus.flyway.read.migrate-at-start=false",
                    "-Dkafka.bootstrap.servers=localhost:1",
                    "-Dorders.signing.keys=train:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    private Train() {}

    public static void main(String[] args) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SETTINGS);
        command.add("-Dquarkus.oidc.public-key=" + aPublicKey());
        int port = freePort();
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.management.port=" + freePort());
        command.addAll(List.of(args));
        command.addAll(List.of("-jar", "quarkus-run.jar"));
        Process service = new ProcessBuilder(command).inheritIO().start();
        awaitDocument(service, URI.create("http://localhost:" + port + "/q/openapi"));
        service.destroy(); // SIGTERM: the cache is written at an orderly end
        service.waitFor();
        if (!Files.exists(CACHE)) {
            throw new IllegalStateException("no " + CACHE + " was written");
        }
    }

    /** Without one the service does not start; nobody has its other half. */
    private static String aPublicKey() throws NoSuchAlgorithmException {
        byte[] key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic().getEncoded();
        return Base64.getEncoder().encodeToString(key);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitDocument(Process service, URI document) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isThere(client, document)) {
                if (!service.isAlive() || System.nanoTime() > end) {
                    service.destroyForcibly();
                    throw new IllegalStateException("the service did not start");
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    private static boolean isThere(HttpClient client, URI document) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(document).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
