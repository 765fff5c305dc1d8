package io.thecodeforge.orders.benchmark.report;

import io.thecodeforge.orders.dev.BuildFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints the table, and writes {@code target/benchmark.json} and {@code target/benchmark.svg}; with
 * {@code -Dorders.benchmark.publish} the README's, too. Nothing where nothing was measured.
 */
public final class ReportAtTheEnd implements TestExecutionListener {

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        List<Figure> figures = Report.figures();
        if (!figures.isEmpty()) {
            try {
                report(Machine.here(), figures, Report.curves());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void report(Machine machine, List<Figure> figures, List<Curve> curves)
            throws IOException {
        String table = Table.of(figures);
        String picture = Picture.of(curves);
        System.out.printf("%n%s%n%s%n", machine, table);
        Files.writeString(
                BuildFolder.path().resolve("benchmark.json"),
                JsonDocument.of(machine, figures, curves));
        Files.writeString(BuildFolder.path().resolve("benchmark.svg"), picture);
        if (System.getProperty("orders.benchmark.publish") != null) {
            Readme.publish(machine, table, picture);
        }
    }
}
