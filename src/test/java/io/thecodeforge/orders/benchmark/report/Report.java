package io.thecodeforge.orders.benchmark.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What this JVM's benchmarks have found so far. {@link ReportListener} writes it after each of
 * them, and prints it when the last has ended, be it one or all.
 */
public final class Report {

    private static final List<Figure> FIGURES = new ArrayList<>();
    private static final List<Curve> CURVES = new ArrayList<>();

    private Report() {}

    /**
     * @param subject what it is about, in a word: figures of one stand together
     * @param of what was measured
     * @param unit as it follows the figure, {@code /s} or {@code ms}
     */
    public static synchronized Figure figure(String subject, String of, double value, String unit) {
        Figure figure = new Figure(subject, of, new Measured(value, unit));
        FIGURES.add(figure);
        return figure;
    }

    /**
     * @param panel of the picture, in which it is beside others
     */
    public static synchronized void curve(String panel, String name, Timeline timeline) {
        CURVES.add(new Curve(panel, name, timeline));
    }

    static synchronized List<Figure> figures() {
        return List.copyOf(FIGURES);
    }

    static synchronized List<Curve> curves() {
        return List.copyOf(CURVES);
    }
}
