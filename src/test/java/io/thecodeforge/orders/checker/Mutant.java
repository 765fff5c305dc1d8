package io.thecodeforge.orders.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The service with a deliberate fault.
 *
 * @param name as a file's
 */
record Mutant(String name, List<Edit> edits) {

    private static final Path SOURCES = sources();

    /**
     * @param file below the package root
     * @param find stands there once
     */
    record Edit(String file, String find, String put) {}

    static Mutant named(String name) {
        return new Mutant(name, List.of());
    }

    /** With one more edit. */
    Mutant edit(String file, String find, String put) {
        List<Edit> more = new ArrayList<>(edits);
        more.add(new Edit(file, find.stripTrailing(), put.stripTrailing()));
        return new Mutant(name, List.copyOf(more));
    }

    /**
     * The files that differ.
     *
     * @throws IllegalStateException where a text is not there, or more than once
     */
    Map<String, String> sourcesWithFault() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Edit edit : edits) {
            String source =
                    files.containsKey(edit.file())
                            ? files.get(edit.file())
                            : Files.readString(SOURCES.resolve(edit.file()));
            int at = source.indexOf(edit.find());
            if (at < 0 || source.indexOf(edit.find(), at + 1) >= 0) {
                throw new IllegalStateException(
                        "%s: not once in %s:\n%s".formatted(name, edit.file(), edit.find()));
            }
            files.put(edit.file(), source.replace(edit.find(), edit.put()));
        }
        return files;
    }

    private static Path sources() {
        Path here = Path.of("").toAbsolutePath();
        Path project = here.endsWith("target") ? here.getParent() : here;
        return project.resolve("src/main/java/io/thecodeforge/orders");
    }
}
