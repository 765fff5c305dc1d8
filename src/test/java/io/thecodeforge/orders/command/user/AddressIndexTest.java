package io.thecodeforge.orders.command.user;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thecodeforge.orders.embedded.EmbeddedServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An address is one user's whatever the database's locale: here one where i is not I's small
 * letter.
 */
class AddressIndexTest {

    @BeforeAll
    static void a_turkish_database() throws SQLException {
        run(
                "postgres",
                "create database turkish template template0 locale_provider icu icu_locale 'tr'");
        Flyway.configure()
                .dataSource(url("turkish"), "postgres", "")
                .locations("db/write")
                .load()
                .migrate();
    }

    @AfterAll
    static void is_dropped() throws SQLException {
        run("postgres", "drop database turkish");
    }

    @ParameterizedTest
    @CsvSource({
        "ivy@example.com, IVY@EXAMPLE.COM",
        "zoë@example.com, ZOË@EXAMPLE.COM",
        "groß@example.com, GROSS@example.com"
    })
    void an_address_in_another_case_is_the_same(String one, String other) throws SQLException {
        register(one);

        assertThatThrownBy(() -> register(other)).hasMessageContaining("users_email_key");
    }

    private static void register(String email) throws SQLException {
        run(
                "turkish",
                "insert into users values (gen_random_uuid(), 'Ivy', '" + email + "', now(), 1)");
    }

    private static void run(String database, String sql) throws SQLException {
        try (Connection c = DriverManager.getConnection(url(database), "postgres", "");
                Statement statement = c.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(String database) {
        return "jdbc:" + EmbeddedServers.shared().writeUrl().replaceFirst("[^/]*$", database);
    }
}
