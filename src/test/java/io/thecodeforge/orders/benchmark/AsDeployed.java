package io.thecodeforge.orders.benchmark;

import io.thecodeforge.orders.embedded.EmbeddedServers;
import io.thecodeforge.orders.embedded.OwnSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.io.FileUtils;

/**
 * PostgreSQL as {@code deploy} has it, and not as a developer does, who can lose what was committed
 * a moment ago: a commit is on disk before it is acknowledged, and the shared buffers hold more
 * than some thousand rows.
 */
public final class AsDeployed {

    private static final Map<String, String> POSTGRES =
            Map.of(
                    "fsync",
                    "on",
                    "synchronous_commit",
                    "on",
                    "full_page_writes",
                    "on",
                    "shared_buffers",
                    "1GB");

    private AsDeployed() {}

    /** Empty ones. */
    public static EmbeddedServers start(Path folder) throws IOException {
        return start(folder, Map.of());
    }

    /**
     * @param settings of PostgreSQL beside these, or instead of them
     */
    static EmbeddedServers start(Path folder, Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(POSTGRES);
        all.putAll(settings);
        FileUtils.deleteDirectory(folder.toFile());
        OwnSettings.write(folder, "postgres", all);
        return EmbeddedServers.start(folder);
    }
}
