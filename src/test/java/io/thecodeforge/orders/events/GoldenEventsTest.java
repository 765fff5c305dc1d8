package io.thecodeforge.orders.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was published once is read for ever, and what is written today is what was published. */
class GoldenEventsTest {

    @Test
    void every_published_version_has_golden_events() {
        List<String> wanted =
                published()
                        .flatMap(version -> Stream.of(version + "/minimal", version + "/maximal"))
                        .toList();

        assertThat(GoldenEvent.all()).extracting(GoldenEvent::toString).containsAll(wanted);
    }

    @Test
    void there_are_golden_events_of_published_versions_only() {
        assertThat(GoldenEvent.all())
                .extracting(GoldenEvent::wireName)
                .isSubsetOf(published().toList());
    }

    /** A golden file is never changed; a new form or version is a new file, and a new line. */
    @Test
    void golden_files_are_those_that_were_pinned() throws Exception {
        List<String> sums = new ArrayList<>();
        for (Path file : GoldenEvent.files("json", "headers").toList()) {
            sums.add(
                    sha256(file)
                            + "  "
                            + GoldenEvent.FOLDER.relativize(file).toString().replace('\\', '/'));
        }

        assertThat(Files.readAllLines(GoldenEvent.FOLDER.resolve("SHA256SUMS")))
                .containsExactlyInAnyOrderElementsOf(sums);
    }

    @ParameterizedTest
    @MethodSource("io.thecodeforge.orders.events.GoldenEvent#all")
    void a_golden_event_is_read_to_todays_shape(GoldenEvent golden) {
        assertThat(EventCodec.decode(golden.recorded()).event())
                .isEqualTo(GoldenShapes.BY_NAME.get(golden.toString()));
    }

    @ParameterizedTest
    @MethodSource("io.thecodeforge.orders.events.GoldenEvent#latest")
    void an_event_of_todays_version_is_written_as_it_was_published(GoldenEvent golden) {
        RecordedEvent written = EventCodec.encode(EventCodec.decode(golden.recorded()));

        assertThat(written.userId()).hasToString(golden.key());
        assertThat(written.data()).isEqualTo(golden.value());
        assertThat(CloudEventHeaders.of(written).entrySet())
                .containsExactlyElementsOf(golden.headers().entrySet());
    }

    private static Stream<String> published() {
        return Arrays.stream(EventType.values())
                .flatMap(type -> type.versions().wireNames().stream());
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
    }
}
