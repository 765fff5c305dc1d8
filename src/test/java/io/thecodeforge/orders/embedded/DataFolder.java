package io.thecodeforge.orders.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * One server's data.
 *
 * @param isKept whether what an earlier server left is used again, provided it was set up to its
 *     end
 */
record DataFolder(Path path, boolean isKept) {

    /** Whether the server can start on it; if not, it is empty now. */
    boolean isReady() throws IOException {
        if (isKept && Files.exists(mark())) {
            return true;
        }
        Files.deleteIfExists(mark()); // first, lest half a folder be taken for a whole one
        FileUtils.deleteDirectory(path.toFile());
        return false;
    }

    void markReady() throws IOException {
        Files.createFile(mark());
    }

    /** Beside the folder: neither server likes strange files in its own. */
    private Path mark() {
        return path.resolveSibling(path.getFileName() + ".ready");
    }
}
