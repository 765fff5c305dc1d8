package io.thecodeforge.orders.checker;

import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.processes.Packaged;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** A mutant as the build would have packaged it. */
final class MutantBuild {

    private static final String TRANSFORMED = "quarkus/transformed-bytecode.jar";

    private MutantBuild() {}

    static Packaged of(Mutant mutant) throws IOException {
        Path folder = BuildFolder.path().resolve("mutants").resolve(mutant.name());
        FileUtils.deleteDirectory(folder.toFile());
        FileUtils.copyDirectory(Packaged.BUILD.folder(), folder.toFile());
        Map<String, byte[]> classes = MutantCompiler.compile(mutant);
        List<Path> jars;
        try (Stream<Path> app = Files.list(folder.resolve("app"))) {
            jars = Stream.concat(app, Stream.of(folder.resolve(TRANSFORMED))).toList();
        }
        for (Path jar : jars) {
            replace(jar, classes);
        }
        return Packaged.jar(folder);
    }

    private static void replace(Path jar, Map<String, byte[]> classes) throws IOException {
        try (FileSystem entries = FileSystems.newFileSystem(jar)) {
            for (Map.Entry<String, byte[]> one : classes.entrySet()) {
                Path entry = entries.getPath(one.getKey());
                if (Files.exists(entry)) {
                    Files.write(entry, like(Files.readAllBytes(entry), one.getValue(), entry));
                }
            }
        }
    }

    /** Quarkus gives beans a constructor for their proxies; what else it changes is not for us. */
    private static byte[] like(byte[] packaged, byte[] compiled, Path entry) {
        ClassModel model = ClassFile.of().parse(compiled);
        Set<String> added = methods(ClassFile.of().parse(packaged));
        added.removeAll(methods(model));
        added.removeIf(method -> method.startsWith("lambda$") || method.contains("$deserialize"));
        if (added.isEmpty()) {
            return compiled;
        }
        if (!added.equals(Set.of("<init>()V"))) {
            throw new IllegalStateException(entry + " is transformed: " + added);
        }
        return ClassFile.of()
                .transformClass(
                        model,
                        ClassTransform.endHandler(builder ->
                                builder.withMethodBody(
                                        INIT_NAME,
                                        MTD_void,
                                        ClassFile.ACC_PUBLIC,
                                        code ->
                                                code.aload(0)
                                                        .invokespecial(
                                                                model.superclass()
                                                                        .orElseThrow()
                                                                        .asSymbol(),
                                                                INIT_NAME,
                                                                MTD_void)
                                                        .return_())));
    }

    private static Set<String> methods(ClassModel model) {
        return model.methods().stream().map(MutantBuild::signature).collect(Collectors.toSet());
    }

    private static String signature(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }
}
