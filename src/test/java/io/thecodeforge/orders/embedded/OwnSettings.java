package io.thecodeforge.orders.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** What a test wants of a server beside the usual: properties in a file beside its data. */
public final class OwnSettings {

    private OwnSettings() {}

    /**
     * To be called before the server starts.
     *
     * @param folder of the servers
     * @param server postgres or kafka
     */
    public static void write(Path folder, String server, Map<String, String> settings)
            throws IOException {
        Files.createDirectories(folder);
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer out = Files.newBufferedWriter(file(folder.resolve(server)))) {
            properties.store(out, null);
        }
    }

    static Map<String, String> beside(Path data) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file(data))) {
            try (Reader in = Files.newBufferedReader(file(data))) {
                properties.load(in);
            }
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static Path file(Path data) {
        return data.resolveSibling(data.getFileName() + ".properties");
    }
}
