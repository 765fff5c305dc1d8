package io.thecodeforge.orders.benchmark.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Curves over the same seconds: of each second the median as a line, the 99th percentile as a
 * dashed one. Milliseconds on a logarithmic scale, as a stall is a hundred times what is usual.
 */
record Panel(String title, List<Curve> curves) {

    static final int HEIGHT = 250;

    private static final int LEFT = 60;
    private static final int RIGHT = 640;
    private static final int TOP = 40;
    private static final int BOTTOM = 210;
    private static final int LEGEND = RIGHT + 20;

    private static final List<String> COLOURS = List.of("#1f6fb4", "#d1602b", "#4b8f3a", "#7a4fa3");

    String svg() {
        StringBuilder svg = new StringBuilder(text(LEFT, TOP - 16, "start", "black", title));
        for (int power = lowest(); power <= highest(); power++) {
            double milliseconds = Math.pow(10, power);
            svg.append(line(y(milliseconds)))
                    .append(text(LEFT - 6, y(milliseconds) + 4, "end", "gray", ms(milliseconds)));
        }
        svg.append(text(LEFT, BOTTOM + 18, "middle", "gray", "0"))
                .append(text(RIGHT, BOTTOM + 18, "middle", "gray", last() + " s"));
        for (int i = 0; i < curves.size(); i++) {
            String colour = COLOURS.get(i % COLOURS.size());
            Curve curve = curves.get(i);
            svg.append(path(curve, second -> second.took().millis(0.5), colour, "none"))
                    .append(path(curve, second -> second.took().millis(0.99), colour, "4 3"))
                    .append(text(LEGEND, TOP + 20 * i, "start", colour, curve.name()));
        }
        return svg.append(
                        text(LEGEND, BOTTOM, "start", "gray", "line: p50, dashed: p99 of a second"))
                .toString();
    }

    private String path(
            Curve curve, ToDoubleFunction<Timeline.Second> value, String colour, String dashes) {
        String points =
                curve.timeline().seconds().stream()
                        .map(s -> format("%.1f,%.1f", x(s.second()), y(value.applyAsDouble(s))))
                        .collect(Collectors.joining(" "));
        return format(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-dasharray=\"%s\"/>%n",
                points, colour, dashes);
    }

    private double x(long second) {
        return LEFT + (RIGHT - LEFT) * second / (double) Math.max(1, last());
    }

    private double y(double milliseconds) {
        double share = (Math.log10(milliseconds) - lowest()) / Math.max(1, highest() - lowest());
        return BOTTOM - (BOTTOM - TOP) * Math.clamp(share, 0, 1);
    }

    private long last() {
        return seconds().mapToLong(Timeline.Second::second).max().orElse(1);
    }

    /** Powers of ten, in milliseconds, between which all of it is. */
    private int lowest() {
        return (int) Math.floor(Math.log10(extreme(0.5).min().orElse(1)));
    }

    private int highest() {
        return (int) Math.ceil(Math.log10(extreme(0.99).max().orElse(10)));
    }

    private DoubleStream extreme(double share) {
        return seconds().mapToDouble(second -> Math.max(0.01, second.took().millis(share)));
    }

    private Stream<Timeline.Second> seconds() {
        return curves.stream().flatMap(curve -> curve.timeline().seconds().stream());
    }

    private static String ms(double milliseconds) {
        return format("%s ms", milliseconds >= 1 ? "" + (long) milliseconds : "" + milliseconds);
    }

    private static String line(double y) {
        return format(
                "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#e0e0e0\"/>%n",
                LEFT, RIGHT, y, y);
    }

    private static String text(double x, double y, String anchor, String colour, String text) {
        return format(
                "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x, y, anchor, colour, text);
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
