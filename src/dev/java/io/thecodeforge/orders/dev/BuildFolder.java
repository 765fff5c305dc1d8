package io.thecodeforge.orders.dev;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Maven's {@code target}. */
public final class BuildFolder {
    private BuildFolder() {}

    public static Path path() {
        Path here = Path.of("").toAbsolutePath();
        return here.endsWith("target") ? here : here.resolve("target");
    }

    /**
     * The servers are test-scope jars and their main class is test code; the build moves this
     * room's classes about.
     */
    static String serversClassPath() throws IOException {
        Path jars = path().resolve("embedded-servers.classpath");
        if (Files.notExists(jars)) {
            return System.getProperty("java.class.path"); // a test that an IDE runs without Maven
        }
        if (Files.notExists(path().resolve("test-classes/io/thecodeforge/orders/embedded"))) {
            throw new IllegalStateException(
                    "their program is test code, and that does not compile");
        }
        return Stream.of("test-classes", "classes", "dev-classes")
                .map(it -> path().resolve(it) + File.pathSeparator)
                .collect(Collectors.joining("", "", Files.readString(jars).strip()));
    }
}
