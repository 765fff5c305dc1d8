package io.thecodeforge.orders.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The README's figures, between two marks, and its picture: written by a run, never by hand. */
final class Readme {

    private static final Path README = Path.of("README.md");
    private static final Path PICTURE = Path.of("src/test/resources/benchmark/benchmark.svg");
    private static final String BEGIN = "<!-- figures -->\n";
    private static final String END = "<!-- end of figures -->\n";

    private Readme() {}

    static void publish(Machine machine, String table, String picture) throws IOException {
        Files.writeString(PICTURE, picture);
        Files.writeString(
                README,
                with(
                        Files.readString(README),
                        "Measured on %s, on %s.\n\n%s\n![Latency and lag over time](%s)\n"
                                .formatted(
                                        LocalDate.now(ZoneOffset.UTC),
                                        machine,
                                        table.replaceAll(" {2,}", " "),
                                        PICTURE)));
    }

    private static String with(String readme, String figures) {
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        return readme.substring(0, begin) + figures + readme.substring(end);
    }
}
