package io.thecodeforge.orders.manifests;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What the service says of itself where nobody tells it otherwise. */
public final class ServiceSettings {

    private static final Path FILE = Path.of("src/main/resources/application.properties");

    private final Properties properties = new Properties();

    public ServiceSettings() {
        try (Reader file = Files.newBufferedReader(FILE)) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String get(String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is not in " + FILE);
        }
        return value;
    }
}
