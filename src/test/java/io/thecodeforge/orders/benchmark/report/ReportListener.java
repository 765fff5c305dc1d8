package io.thecodeforge.orders.benchmark.report;

import io.thecodeforge.orders.dev.BuildFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints the table at the end, and writes {@code target/benchmark.json} and {@code
 * target/benchmark.svg} after each benchmark, so that what has been measured is kept where one is
 * cut off; with {@code -Dorders.benchmark.publish} the README's, too. Nothing where nothing was
 * measured.
 */
public final class ReportListener implements TestExecutionListener {

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() && !Report.figures().isEmpty()) {
            try {
                write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (!Report.figures().isEmpty()) {
            System.out.printf("%n%s%n%s%n", Machine.here(), Table.of(Report.figures()));
        }
    }

    private static void write() throws IOException {
        Machine machine = Machine.here();
        List<Figure> figures = Report.figures();
        String picture = Picture.of(Report.curves());
        Files.writeString(
                BuildFolder.path().resolve("benchmark.json"),
                JsonDocument.of(machine, figures, Report.curves()));
        Files.writeString(BuildFolder.path().resolve("benchmark.svg"), picture);
        if (System.getProperty("orders.benchmark.publish") != null) {
            Readme.publish(machine, Table.of(figures), picture);
        }
    }
}
