package io.thecodeforge.orders.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.embedded.EmbeddedServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;

/**
 * A Pod's life, as {@code deploy/base/pod.yaml} has it: one process migrates, the next one serves.
 */
class AsDeployedIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_process_that_only_migrates_ends_well_and_the_next_serves_what_it_has_made()
            throws Exception {
        Path folder = BuildFolder.path().resolve("embedded/as-deployed");
        FileUtils.deleteDirectory(folder.toFile());
        try (EmbeddedServers servers = EmbeddedServers.start(folder);
                Stores stores = new Stores(servers.ports())) {
            int exit =
                    ServiceProcess.launch(
                                    servers.ports(),
                                    "as-deployed-migrates",
                                    Map.of("quarkus.init-and-exit", "true"))
                            .exit(PATIENCE);

            assertThat(exit).isZero();
            assertThat(stores.migrated()).isEqualTo(Set.of("orders_write", "orders_read"));
            assertThat(stores.groups()).isEmpty();

            Map<String, String> serving =
                    Map.of(
                            "quarkus.flyway.migrate-at-start", "false",
                            "quarkus.flyway.read.migrate-at-start", "false",
                            "quarkus.log.console.json.enabled", "true");
            Path log = BuildFolder.path().resolve("as-deployed-serves.log");
            Files.deleteIfExists(log);
            ServiceProcess.start(servers.ports(), "as-deployed-serves", serving).close();

            await().untilAsserted(() -> assertThat(stores.connections()).isEmpty());
            List<String> lines = Files.readAllLines(log);
            assertThat(lines).hasSizeGreaterThan(3);
            for (String line : lines) {
                JsonNode event = json.readTree(line);
                assertThat(event.fieldNames())
                        .toIterable()
                        .contains("timestamp", "level", "message");
            }
        }
    }
}
