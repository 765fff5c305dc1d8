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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A native image knows only those types by name that are registered; what is forgotten fails there
 * at the first message, long after the start.
 */
class NativeImageTest {

    private static final Pattern OURS = Pattern.compile("io\\.thecodeforge\\.orders\\.[\\w.$]+");

    @Test
    void every_event_and_what_it_is_made_of_is_registered() {
        Set<Class<?>> written = new HashSet<>();
        collect(Event.class, written);

        assertThat(NativeImage.class.getAnnotation(RegisterForReflection.class).targets())
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void every_body_that_the_openapi_document_describes_is_registered() {
        Set<Class<?>> bodies =
                new ClassFileImporter()
                                .withImportOption(new DoNotIncludeTests())
                                .importPackages("io.thecodeforge.orders")
                                .stream()
                                .filter(JavaClass::isRecord)
                                .map(JavaClass::reflect)
                                .filter(NativeImageTest::isDescribed)
                                .collect(Collectors.toSet());

        assertThat(bodies).hasSizeGreaterThan(15).allMatch(NativeImageTest::isRegistered);
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

    /** Itself, or as part of what it is nested in. */
    private static boolean isRegistered(@Nullable Class<?> type) {
        return type != null
                && (type.isAnnotationPresent(RegisterForReflection.class)
                        || isRegistered(type.getEnclosingClass()));
    }
}
