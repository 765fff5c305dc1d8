package io.thecodeforge.orders.benchmark.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Figures as a table in Markdown, with what each is held against and the ratio to it. */
final class Table {

    private static final List<String> HEAD = List.of("", "measured", "", "beside", "", "ratio");

    private final List<List<String>> rows = new ArrayList<>();

    static String of(List<Figure> figures) {
        Table table = new Table();
        table.rows.add(HEAD);
        table.rows.add(Collections.nCopies(HEAD.size(), "---"));
        List<String> subjects = figures.stream().map(Figure::subject).distinct().toList();
        for (String subject : subjects) {
            figures.stream().filter(f -> f.subject().equals(subject)).forEach(table::add);
        }
        return table.text();
    }

    private void add(Figure figure) {
        List<String> begin = List.of(figure.subject(), figure.of(), "" + figure.measured());
        if (figure.references().isEmpty()) {
            rows.add(row(begin, List.of("", "", "")));
        }
        for (Figure.Reference beside : figure.references()) {
            double ratio = figure.measured().ratioTo(beside.measured());
            rows.add(
                    row(
                            begin,
                            List.of(
                                    beside.of(),
                                    "" + beside.measured(),
                                    String.format(Locale.ROOT, "%.2f", ratio))));
            begin = List.of("", "", "");
        }
    }

    private static List<String> row(List<String> begin, List<String> end) {
        List<String> row = new ArrayList<>(begin);
        row.addAll(end);
        return row;
    }

    private String text() {
        List<Integer> widths =
                IntStream.range(0, HEAD.size())
                        .map(c ->
                                rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
                        .boxed()
                        .toList();
        return rows.stream()
                .map(row ->
                        IntStream.range(0, HEAD.size())
                                .mapToObj(c -> padded(row.get(c), widths.get(c)))
                                .collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
