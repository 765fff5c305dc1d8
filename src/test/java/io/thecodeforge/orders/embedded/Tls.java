package io.thecodeforge.orders.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A key and a certificate of its own for {@code localhost}. Servers that find them beside their
 * data speak TLS, and Kafka asks for a password as well.
 */
public record Tls(Path folder) {

    public static final String USER = "orders";
    public static final String PASSWORD = "a-password-of-the-test";

    private static final String ALIAS = "server";

    static Optional<Tls> beside(Path data) {
        return Optional.of(new Tls(data.resolveSibling("tls")))
                .filter(tls -> Files.exists(tls.certificate()));
    }

    /** Makes them for the servers that will start in that folder. */
    public static Tls makeFor(Path servers) throws Exception {
        Tls tls = new Tls(Files.createDirectories(servers.resolve("tls")).toAbsolutePath());
        Files.deleteIfExists(tls.keyStore());
        Files.deleteIfExists(tls.certificate());
        tls.keytool(
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost");
        tls.keytool("-exportcert", "-rfc", "-file", tls.certificate().toString());
        tls.writeKey();
        return tls;
    }

    public Path certificate() {
        return folder.resolve("server.crt");
    }

    Path key() {
        return folder.resolve("server.key");
    }

    Path keyStore() {
        return folder.resolve("server.p12");
    }

    private void keytool(String command, String... options) throws Exception {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                command,
                                "-alias",
                                ALIAS,
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                keyStore().toString(),
                                "-storepass",
                                PASSWORD));
        all.addAll(List.of(options));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    /** As PostgreSQL wants it: PEM, and to be read by nobody else. */
    private void writeKey() throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        byte[] key =
                KeyStore.getInstance(keyStore().toFile(), password)
                        .getKey(ALIAS, password)
                        .getEncoded();
        Files.writeString(
                key(),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(Base64.getMimeEncoder().encodeToString(key)));
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));
    }
}
