package io.thecodeforge.orders.processes;

import static io.thecodeforge.orders.journey.Bearer.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.Tls;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;

/** Kafka and PostgreSQL over TLS, with the settings that the README names. */
class TlsIT {

    private static final Path FOLDER = BuildFolder.path().resolve("embedded/tls");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void a_command_becomes_a_row_over_tls_alone_and_a_stranger_is_not_trusted() throws Exception {
        FileUtils.deleteDirectory(FOLDER.toFile());
        Tls tls = Tls.makeFor(FOLDER);
        Tls stranger = Tls.makeFor(BuildFolder.path().resolve("embedded/stranger"));
        try (EmbeddedServers servers = EmbeddedServers.start(FOLDER)) {
            try (ServiceProcess service =
                    ServiceProcess.start(servers.ports(), "tls", settings(tls.certificate()))) {
                String user =
                        admin().contentType(ContentType.JSON)
                                .body("{\"name\": \"Ada\", \"email\": \"ada@example.com\"}")
                                .post(service.url() + "/users")
                                .path("id");
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                admin().get(service.url() + "/users/" + user)
                                        .then()
                                        .statusCode(200));

                for (String url : List.of(servers.ports().writeUrl(), servers.ports().readUrl())) {
                    assertThat(connections(url, "ssl")).isGreaterThan(1);
                    assertThat(connections(url, "not ssl")).isZero();
                }
            }
            int exit =
                    ServiceProcess.launch(
                                    servers.ports(),
                                    "tls-stranger",
                                    settings(stranger.certificate()))
                            .exit(PATIENCE);
            assertThat(exit).isNotZero();
        }
    }

    private static Map<String, String> settings(Path trusted) {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.security.protocol", "SASL_SSL");
        settings.put("kafka.sasl.mechanism", "PLAIN");
        settings.put(
                "kafka.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required"
                        + " username=\"%s\" password=\"%s\";".formatted(Tls.USER, Tls.PASSWORD));
        settings.put("kafka.ssl.truststore.type", "PEM");
        settings.put("kafka.ssl.truststore.location", trusted.toString());
        for (String database : List.of("quarkus.datasource.", "quarkus.datasource.read.")) {
            settings.put(database + "reactive.postgresql.ssl-mode", "verify-full");
            settings.put(database + "reactive.hostname-verification-algorithm", "HTTPS");
            settings.put(database + "reactive.trust-certificate-pem", "true");
            settings.put(database + "reactive.trust-certificate-pem.certs", trusted.toString());
            settings.put(database + "jdbc.additional-jdbc-properties.sslmode", "verify-full");
            settings.put(
                    database + "jdbc.additional-jdbc-properties.sslrootcert", trusted.toString());
        }
        return settings;
    }

    private static int connections(String url, String condition) throws SQLException {
        String role = url.substring(url.lastIndexOf('/') + 1);
        try (Connection c =
                        DriverManager.getConnection(
                                "jdbc:" + url + "?sslmode=require", role, role);
                ResultSet found =
                        c.createStatement()
                                .executeQuery(
                                        """
                                        select count(*) from pg_stat_ssl join pg_stat_activity
                                        using (pid) where usename = current_user and %s\
                                        """
                                                .formatted(condition))) {
            found.next();
            return found.getInt(1);
        }
    }
}
