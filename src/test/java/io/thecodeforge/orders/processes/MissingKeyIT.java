package io.thecodeforge.orders.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged service never makes up whose tokens are good, nor what to sign its own with. */
class MissingKeyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({
        "'', orders.signing.keys is not set",
        "old:c2hvcnQ=, the key old is not base64 of at least 32 bytes"
    })
    void without_a_good_key_it_does_not_start_and_says_so_in_one_line(String keys, String saying)
            throws Exception {
        doesNotStart(Map.of("orders.signing.keys", keys), saying);
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.oidc.public-key, 'quarkus.oidc.auth-server-url'' property must be configured'",
        "quarkus.oidc.token.issuer, quarkus.oidc.token.issuer is not set"
    })
    void without_an_issuer_it_does_not_start_and_says_so_in_one_line(String missing, String saying)
            throws Exception {
        doesNotStart(Map.of(missing, ""), saying);
    }

    @ParameterizedTest
    @CsvSource({
        "orders.default-currency, XTS, orders.default-currency: no country has",
        "orders.outbox.lanes, 0, orders.outbox.lanes must be"
    })
    void with_a_setting_that_is_no_good_it_does_not_start_and_names_it(
            String key, String value, String saying) throws Exception {
        doesNotStart(Map.of(key, value), saying);
    }

    private static void doesNotStart(Map<String, String> settings, String saying) throws Exception {
        String name = "missing-key-" + settings.hashCode();
        Path log = BuildFolder.path().resolve(name + ".log");
        Files.deleteIfExists(log);

        int exit = ServiceProcess.launch(EmbeddedServers.shared(), name, settings).exit(PATIENCE);

        List<String> lines = Files.readAllLines(log);
        assertThat(exit).isNotZero();
        assertThat(lines).filteredOn(line -> line.contains(saying)).hasSize(1);
        assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
    }
}
