package io.thecodeforge.orders.benchmark.report;

import java.util.List;
import java.util.Locale;

/** Latencies and lags over time as SVG: one panel below the other. */
final class Picture {

    private static final int WIDTH = 880;

    private Picture() {}

    static String of(List<Curve> curves) {
        List<String> titles = curves.stream().map(Curve::panel).distinct().toList();
        StringBuilder svg = new StringBuilder();
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i);
            List<Curve> ofPanel = curves.stream().filter(c -> c.panel().equals(title)).toList();
            svg.append("<g transform=\"translate(0 %d)\">%n".formatted(i * Panel.HEIGHT))
                    .append(new Panel(title, ofPanel).svg())
                    .append("</g>\n");
        }
        return String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
                font-family="sans-serif" font-size="12">
                <rect width="%1$d" height="%2$d" fill="white"/>
                %3$s</svg>
                """,
                WIDTH,
                titles.size() * Panel.HEIGHT,
                svg);
    }
}
