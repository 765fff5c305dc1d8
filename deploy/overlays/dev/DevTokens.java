import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Makes a key pair, and a token for an operator and for an admin, for trying the service out, and
 * gives them to the cluster as a Secret. A Secret that is there stays as it is. The private key is kept nowhere.
 */
public final class DevTokens {

    private static final String NAME = "orders-dev-tokens";
    private static final String ISSUER = "https://orders-dev.example.com";
    private static final long SECONDS_OF_A_YEAR = 365L * 24 * 3600;
    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private DevTokens() {}

    public static void main(String[] args) throws Exception {
        String namespace = args[0];
        HttpRequest create =
                HttpRequest.newBuilder(
                                URI.create(
                                        "https://kubernetes.default.svc/api/v1/namespaces/%s/secrets"
                                                .formatted(namespace)))
                        .header("Authorization", "Bearer " + read("token"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(secret(entries())))
                        .build();
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting(read("ca.crt"))).build()) {
            HttpResponse<String> answer = client.send(create, BodyHandlers.ofString());
            switch (answer.statusCode()) {
                case 201 -> System.out.println("Made secret " + NAME);
                case 409 -> System.out.println("Secret " + NAME + " is there");
                default -> throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        }
    }

    /** The public key as the service is told it, and a token for each role. */
    static Map<String, String> entries() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        Map<String, String> entries = new TreeMap<>();
        entries.put("public-key", Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
        for (String role : new String[] {"operator", "admin"}) {
            entries.put(role, token(keys, role));
        }
        return entries;
    }

    private static String token(KeyPair keys, String role) throws Exception {
        long now = Instant.now().getEpochSecond();
        String claims =
                """
                {"iss":"%s","aud":"orders","sub":"dev-%s","groups":["%s"],"iat":%d,"exp":%d}\
                """
                        .formatted(ISSUER, role, role, now, now + SECONDS_OF_A_YEAR);
        String unsigned = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(unsigned.getBytes());
        return unsigned + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes());
    }

    static String secret(Map<String, String> entries) {
        String data =
                entries.entrySet().stream()
                        .map(e -> "\"%s\":\"%s\"".formatted(e.getKey(), e.getValue()))
                        .collect(Collectors.joining(","));
        return """
                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"%s"},"stringData":{%s}}\
                """
                .formatted(NAME, data);
    }

    private static SSLContext trusting(String certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        trusted.setCertificateEntry(
                "cluster",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate.getBytes())));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String read(String file) throws Exception {
        return Files.readString(ACCOUNT.resolve(file)).strip();
    }
}
