package io.thecodeforge.orders.checker;

import io.thecodeforge.orders.dev.BuildFolder;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.commons.io.FileUtils;

/** Compiles what differs in a mutant against all that does not. */
final class MutantCompiler {

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///io/thecodeforge/orders/" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private MutantCompiler() {}

    /**
     * @return the classes by their entries in a jar
     */
    static Map<String, byte[]> compile(Mutant mutant) throws IOException {
        Path out = Files.createTempDirectory("mutant");
        try {
            compile(mutant, out);
            return classes(out);
        } finally {
            FileUtils.deleteDirectory(out.toFile());
        }
    }

    private static void compile(Mutant mutant, Path out) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<? extends JavaFileObject> sources =
                mutant.sourcesWithFault().entrySet().stream()
                        .map(file -> new Source(file.getKey(), file.getValue()))
                        .toList();
        String classPath =
                BuildFolder.path().resolve("classes")
                        + System.getProperty("path.separator")
                        + System.getProperty("java.class.path");
        StringWriter complaints = new StringWriter();
        boolean isFine =
                compiler.getTask(
                                complaints,
                                null,
                                null,
                                List.of(
                                        "-proc:none",
                                        "-parameters",
                                        "-g",
                                        "-nowarn",
                                        "-d",
                                        out.toString(),
                                        "-cp",
                                        classPath),
                                null,
                                sources)
                        .call();
        if (!isFine) {
            throw new IllegalStateException(mutant.name() + ": " + complaints);
        }
    }

    private static Map<String, byte[]> classes(Path out) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String entry = out.relativize(file).toString().replace('\\', '/');
                classes.put(entry, Files.readAllBytes(file));
            }
        }
        return classes;
    }
}
