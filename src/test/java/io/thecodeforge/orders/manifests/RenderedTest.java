package io.thecodeforge.orders.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is checked is what would be applied. */
class RenderedTest {

    static List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void an_overlay_is_rendered_from_the_files_of_today_and_is_as_it_was_rendered(Overlay overlay)
            throws Exception {
        String[] noteAndBody = Files.readString(overlay.file()).split("\n", 2);

        assertThat(noteAndBody[0])
                .as("deploy/render.sh renders it again")
                .isEqualTo(
                        "# by deploy/render.sh, from %s as %s"
                                .formatted(inputs(), sha256(noteAndBody[1].getBytes())));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void where_kubectl_is_it_renders_the_same(Overlay overlay) throws Exception {
        assumeTrue(isThere("kubectl"));
        Process kubectl =
                new ProcessBuilder("kubectl", "kustomize", "deploy/overlays/" + overlay.name())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String rendered = new String(kubectl.getInputStream().readAllBytes());
        assertThat(kubectl.waitFor()).isZero();

        assertThat(Files.readString(overlay.file()).split("\n", 2)[1]).isEqualTo(rendered);
    }

    /** As {@code sha256sum} of what {@code sha256sum} says of each file. */
    private static String inputs() throws Exception {
        Map<String, String> sums = new TreeMap<>();
        for (String folder : List.of("base", "components", "overlays")) {
            try (Stream<Path> files = Files.walk(Overlay.DEPLOY.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = Overlay.DEPLOY.relativize(file).toString().replace('\\', '/');
                    sums.put(name, sha256(Files.readAllBytes(file)));
                }
            }
        }
        StringBuilder lines = new StringBuilder();
        sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
        return sha256(lines.toString().getBytes());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static boolean isThere(String program) {
        try {
            return new ProcessBuilder(program, "version", "--client")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
