package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.dev.BuildFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was packaged, and how it is started: the native binary where one was built, or the jar.
 *
 * @param folder of the jar; where it is started, as an AOT cache knows the jar by the name that it
 *     was trained by
 * @param binary that is run instead
 */
public record Packaged(File folder, Optional<Path> binary) {

    /** The build at hand. */
    public static final Packaged BUILD =
            new Packaged(
                    BuildFolder.path().resolve("quarkus-app").toFile(),
                    Optional.ofNullable(System.getProperty("native.image.path"))
                            .map(Path::of)
                            .filter(Files::isExecutable));

    /** Another build's jar. */
    public static Packaged jar(Path folder) {
        return new Packaged(folder.toFile(), Optional.empty());
    }

    /**
     * @param jvm arguments of a JVM, where there is one
     */
    List<String> command(List<String> jvm, List<String> settings) {
        return binary.map(file -> Stream.concat(Stream.of(file.toString()), settings.stream()))
                .orElseGet(() ->
                        Stream.of(
                                        Stream.of(java()),
                                        shortLived(),
                                        jvm.stream(),
                                        settings.stream(),
                                        Stream.of("-jar", "quarkus-run.jar"))
                                .flatMap(part -> part))
                .toList();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Compiled quickly, its classes loaded already where it is the build that the cache is of;
     * neither where starts are measured.
     */
    private Stream<String> shortLived() {
        return Stream.of(System.getProperty("orders.test.jvm", ""))
                .filter(argument -> !argument.isBlank())
                .flatMap(argument ->
                        equals(BUILD)
                                ? Stream.concat(Stream.of(argument), AotCache.arguments(argument))
                                : Stream.of(argument));
    }
}
