package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.dev.BuildFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * The JDK's cache of the packaged service's classes, made as its image makes it, but once a build:
 * the many short lives of its processes begin sooner. Where none can be made they begin later, and
 * nothing else is different.
 */
public final class AotCache {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path APP = BuildFolder.path().resolve("quarkus-app");
    private static final ConcurrentMap<String, Optional<Path>> MADE = new ConcurrentHashMap<>();

    private AotCache() {}

    /** Those of a JVM that uses the cache for JVMs of an argument, silently; none without it. */
    static Stream<String> arguments(String jvm) {
        return MADE.computeIfAbsent(jvm, AotCache::fresh).stream()
                .flatMap(cache -> Stream.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off"));
    }

    private static Optional<Path> fresh(String jvm) {
        Path cache = BuildFolder.path().resolve("service-%x.aot".formatted(jvm.hashCode()));
        return isNewerThanItsJar(cache) ? Optional.of(cache) : make(cache, jvm);
    }

    /**
     * @param jvm arguments of the JVMs that it is for
     */
    public static Optional<Path> make(Path cache, String... jvm) {
        try {
            Path trained = APP.resolve("app.aot");
            Files.deleteIfExists(trained);
            train(jvm);
            return Optional.of(Files.move(trained, cache, StandardCopyOption.REPLACE_EXISTING));
        } catch (IOException e) {
            System.out.println("Processes start without an AOT cache; train.log says why: " + e);
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void train(String... jvm) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path train = Path.of("src/main/docker/Train.java").toAbsolutePath();
        Process training =
                new ProcessBuilder(
                                Stream.concat(Stream.of("" + java, "" + train), Stream.of(jvm))
                                        .toList())
                        .directory(APP.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(BuildFolder.path().resolve("train.log").toFile())
                        .start();
        if (!training.waitFor(PATIENCE)) {
            training.destroyForcibly();
        }
    }

    private static boolean isNewerThanItsJar(Path cache) {
        Path jar = APP.resolve("quarkus-run.jar");
        return cache.toFile().lastModified() > jar.toFile().lastModified();
    }
}
