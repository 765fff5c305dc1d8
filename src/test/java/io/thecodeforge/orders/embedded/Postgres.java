package io.thecodeforge.orders.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A PostgreSQL with the two databases of the service, each owned by a role that cannot enter the
 * other.
 */
record Postgres(EmbeddedPostgres server) implements Server {

    static Postgres start(DataFolder data, int preferredPort) throws IOException, SQLException {
        boolean isNew = !data.isReady();
        Guard.over(data.path());
        var log = new PostgresLog(data.path().resolveSibling("postgres.log"));
        var settings = settings(data.path(), log).setPort(FreePort.near(preferredPort));
        OwnSettings.beside(data.path()).forEach(settings::setServerConfig);
        var postgres = launch(settings, log);
        if (isNew) {
            postgres.create("orders_write");
            postgres.create("orders_read");
            data.markReady();
        }
        return postgres;
    }

    private static Postgres launch(EmbeddedPostgres.Builder settings, PostgresLog log)
            throws IOException {
        try {
            return new Postgres(settings.start());
        } catch (IOException e) {
            throw new IOException("PostgreSQL says: " + log.lastComplaint(), e);
        }
    }

    /**
     * For a developer's machine: quick, small, and the same whatever the machine's own language and
     * time zone.
     */
    private static EmbeddedPostgres.Builder settings(Path data, PostgresLog log) {
        var settings = EmbeddedPostgres.builder();
        Tls.beside(data)
                .ifPresent(tls ->
                        settings.setServerConfig("ssl", "on")
                                .setServerConfig("ssl_cert_file", tls.certificate().toString())
                                .setServerConfig("ssl_key_file", tls.key().toString()));
        return settings.setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(30))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_timezone", "UTC")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements");
    }

    private void create(String database) throws SQLException {
        run("postgres", "create role %1$s login password '%1$s'".formatted(database));
        run("postgres", "create database %1$s owner %1$s".formatted(database));
        run("postgres", "revoke connect on database %s from public".formatted(database));
        run(database, "create extension pg_stat_statements");
    }

    private void run(String database, String sql) throws SQLException {
        try (var connection = server.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
