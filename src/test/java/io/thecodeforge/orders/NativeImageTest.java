package io.thecodeforge.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.thecodeforge.orders.events.Event;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.xxhash.XXHashFactory;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;

/**
 * A native image knows only those types by name that are registered; what is forgotten fails there
 * at the first message, long after the start.
 */
class NativeImageTest {

    private static final Pattern OURS = Pattern.compile("io\\.thecodeforge\\.orders\\.[\\w.$]+");

    @Test
    void every_event_and_what_it_is_made_of_is_registered() {
        assertThat(NativeImage.class.getAnnotation(RegisterForReflection.class).targets())
                .containsExactlyInAnyOrderElementsOf(partsOf(Event.class));
    }

    @Test
    void every_body_that_the_openapi_document_describes_is_registered() {
        Set<Class<?>> bodies =
                ours().filter(JavaClass::isRecord)
                        .map(JavaClass::reflect)
                        .filter(NativeImageTest::isDescribed)
                        .collect(Collectors.toSet());

        assertThat(bodies).hasSizeGreaterThan(15).allMatch(Registered::isRegistered);
    }

    @Test
    void every_command_is_registered_for_a_keys_fingerprint_is_made_of_it() {
        Set<Class<?>> commands =
                ours().filter(type -> type.getSimpleName().endsWith("Command"))
                        .filter(JavaClass::isInterface)
                        .map(JavaClass::reflect)
                        .flatMap(type -> partsOf(type).stream())
                        .collect(Collectors.toSet());

        assertThat(commands).hasSizeGreaterThan(7).allMatch(Registered::isRegistered);
    }

    @Test
    void who_registers_others_is_known() {
        assertThat(
                        ours().filter(type -> type.isAnnotatedWith(RegisterForReflection.class))
                                .map(JavaClass::reflect)
                                .filter(NativeImageTest::speaksForOthers)
                                .map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(Registered.SPEAKERS);
    }

    private static boolean speaksForOthers(Class<?> type) {
        return type.getAnnotation(RegisterForReflection.class).targets().length > 0;
    }

    /** The other mappers are Quarkus' own, which {@link OnlyWhatIsRegistered} watches. */
    @Test
    void what_has_a_mapper_of_its_own_is_known_here() {
        assertThat(ours().filter(NativeImageTest::makesMapper).map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("EventJson", "HeaderText");
        assertThat(ours().filter(type -> type.getSimpleName().equals("Header")))
                .hasSize(1)
                .allMatch(type -> Registered.isRegistered(type.reflect()));
    }

    @Test
    void what_compresses_records_is_registered() {
        LZ4Factory lz4 = LZ4Factory.fastestJavaInstance();
        Stream<Object> looked =
                Stream.concat(
                        Stream.of(
                                lz4.fastCompressor(),
                                lz4.highCompressor(),
                                lz4.fastDecompressor(),
                                lz4.safeDecompressor()),
                        Stream.of(XXHashFactory.safeInstance(), XXHashFactory.unsafeInstance())
                                .flatMap(hash ->
                                        Stream.of(
                                                hash.hash32(),
                                                hash.hash64(),
                                                hash.newStreamingHash32(0),
                                                hash.newStreamingHash64(0))));

        assertThat(NativeImage.class.getAnnotation(RegisterForReflection.class).classNames())
                .containsAll(looked.map(one -> one.getClass().getName()).toList());
    }

    private static Stream<JavaClass> ours() {
        return new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("io.thecodeforge.orders")
                        .stream();
    }

    private static boolean makesMapper(JavaClass type) {
        return type.getCodeUnitCallsFromSelf().stream()
                .map(call -> call.getTarget().getFullName())
                .anyMatch(call ->
                        call.matches(".*\\.(Object|Json)Mapper\\.(<init>|builder|copy)\\(.*"));
    }

    private static Set<Class<?>> partsOf(Class<?> type) {
        Set<Class<?>> parts = new HashSet<>();
        collect(type, parts);
        return parts;
    }

    /** Records are written; sealed types are what their records are. */
    private static void collect(Class<?> type, Set<Class<?>> written) {
        if (type.isSealed()) {
            Stream.of(type.getPermittedSubclasses()).forEach(one -> collect(one, written));
        } else if (type.isRecord() && written.add(type)) {
            Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .flatMap(NativeImageTest::oursIn)
                    .forEach(part -> collect(part, written));
        }
    }

    /** A list's type names that of its elements. */
    private static Stream<Class<?>> oursIn(Type type) {
        return OURS.matcher(type.getTypeName()).results().map(found -> load(found.group()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isDescribed(Class<?> type) {
        return type.isAnnotationPresent(Schema.class)
                || Stream.of(type.getRecordComponents())
                        .anyMatch(part -> part.getAccessor().isAnnotationPresent(Schema.class));
    }
}
