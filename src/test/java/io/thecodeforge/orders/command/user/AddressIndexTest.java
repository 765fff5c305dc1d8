package io.thecodeforge.orders.command.user;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thecodeforge.orders.embedded.OwnDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An address is one user's whatever the database's locale: here one where i is not I's small
 * letter.
 */
class AddressIndexTest {

    private static OwnDatabase database;

    @BeforeAll
    static void a_turkish_database() throws SQLException {
        database =
                OwnDatabase.write(
                        "turkish", "template template0 locale_provider icu icu_locale 'tr'");
    }

    @AfterAll
    static void is_dropped() throws SQLException {
        database.close();
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
        database.run(
                "insert into users values (gen_random_uuid(), 'Ivy', '" + email + "', now(), 1)");
    }
}
