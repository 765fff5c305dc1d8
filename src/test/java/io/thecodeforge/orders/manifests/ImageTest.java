package io.thecodeforge.orders.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is built is what is run, and fits into where it runs. */
class ImageTest {

    private static final ServiceSettings SERVICE = new ServiceSettings();
    private static final Path DOCKERFILES = Path.of("src/main/docker");

    /**
     * What a JVM has beside its heap and direct memory. After full load that was some 230 MB, as
     * native memory tracking and {@code smaps} say: classes with their symbols 130, compiled code
     * 50, the JVM's own files 35, and the rest.
     */
    private static final BigDecimal REST = BigDecimal.valueOf(240L << 20);

    @Test
    void dev_runs_the_image_that_the_build_makes() throws IOException {
        assertThat(Overlay.named("dev").workloads().flatMap(Manifest::ours))
                .isNotEmpty()
                .extracting(container -> container.path("image").asText())
                .containsOnly(built());
    }

    @Test
    void each_dockerfile_makes_that_image() throws IOException {
        for (String name : List.of("Dockerfile.jvm", "Dockerfile.native-micro")) {
            assertThat(Files.readString(DOCKERFILES.resolve(name)))
                    .contains(" -t " + built() + " .");
        }
    }

    @Test
    void both_jvm_images_have_the_same_bounds() throws IOException {
        List<String> jib = List.of(jvmArguments().split(","));
        List<String> dockerfile =
                arguments("ENTRYPOINT")
                        .filter(argument -> !argument.startsWith("-XX:AOTCache"))
                        .toList();

        assertThat(dockerfile).isEqualTo(jib);
    }

    @Test
    void what_the_jvm_may_take_fits_into_the_limit() {
        BigDecimal percentage = argument("MaxRAMPercentage=(\\d+)");
        BigDecimal direct =
                argument("MaxDirectMemorySize=(\\d+)m").multiply(BigDecimal.valueOf(1 << 20));
        for (Overlay overlay : Overlay.all()) {
            overlay.workloads()
                    .flatMap(Manifest::ours)
                    .forEach(container -> {
                        BigDecimal limit = limit(container);
                        BigDecimal heap = limit.multiply(percentage).movePointLeft(2);
                        assertThat(heap.add(direct).add(REST)).isLessThanOrEqualTo(limit);
                    });
        }
    }

    /** A JVM does not take the cache of one whose objects are laid out otherwise. */
    @Test
    void the_cache_is_of_a_jvm_with_the_same_headers() throws IOException {
        String headers = "-XX:+UseCompactObjectHeaders";

        assertThat(arguments("RUN")).contains(headers);
        assertThat(arguments("ENTRYPOINT")).contains(headers);
    }

    private static Stream<String> arguments(String instruction) throws IOException {
        return Files.readAllLines(DOCKERFILES.resolve("Dockerfile.jvm")).stream()
                .filter(line -> line.startsWith(instruction))
                .flatMap(line -> Pattern.compile("\"(-XX:[^\"]+)\"").matcher(line).results())
                .map(result -> result.group(1));
    }

    private static String built() throws IOException {
        String version =
                Pattern.compile("<artifactId>orders</artifactId>\\s*<version>([^<]+)</version>")
                        .matcher(Files.readString(Path.of("pom.xml")))
                        .results()
                        .map(result -> result.group(1))
                        .findFirst()
                        .orElseThrow();
        return "%s/%s:%s"
                .formatted(
                        SERVICE.get("quarkus.container-image.group"),
                        SERVICE.get("quarkus.container-image.name"),
                        version);
    }

    private static String jvmArguments() {
        return SERVICE.get("quarkus.jib.jvm-additional-arguments");
    }

    private static BigDecimal argument(String pattern) {
        return Pattern.compile(pattern)
                .matcher(jvmArguments())
                .results()
                .map(ImageTest::number)
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal number(MatchResult result) {
        return new BigDecimal(result.group(1));
    }

    private static BigDecimal limit(JsonNode container) {
        return Quantity.getAmountInBytes(
                Quantity.parse(container.at("/resources/limits/memory").asText()));
    }
}
