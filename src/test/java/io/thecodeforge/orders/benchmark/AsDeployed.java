package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.OwnSettings;
import io.thecodeforge.orders.manifests.PostgresSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * PostgreSQL as {@code deploy} has it, in use for a while, but without the replica that a commit
 * there waits for too. A developer's loses what was committed a moment ago, and has memory for some
 * thousand rows.
 */
public final class AsDeployed {

    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private AsDeployed() {}

    /** Empty ones. */
    public static EmbeddedServers start(Path folder) throws IOException {
        return start(folder, Map.of());
    }

    /**
     * @param settings of PostgreSQL, instead of the deployed ones
     */
    static EmbeddedServers start(Path folder, Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(DURABLE);
        all.putAll(PostgresSettings.of("orders-read")); // it has more connections than the other
        all.putAll(settings);
        DataFolders.clear(folder);
        OwnSettings.write(folder, "postgres", all);
        EmbeddedServers servers = EmbeddedServers.start(folder);
        try {
            SpareLogFiles.make(
                    folder.resolve("postgres"),
                    PostgresSettings.megabytes(all.get("min_wal_size")));
        } catch (IOException | RuntimeException e) {
            try (servers) {
                throw e;
            }
        }
        return servers;
    }
}
