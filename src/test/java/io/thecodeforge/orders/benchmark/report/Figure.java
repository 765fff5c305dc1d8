package io.thecodeforge.orders.benchmark.report;

import java.util.ArrayList;
import java.util.List;

/** A figure of the service, and those of what it is held against. */
public final class Figure {

    private final String subject;
    private final String of;
    private final Measured measured;
    private final List<Reference> references = new ArrayList<>();

    Figure(String subject, String of, Measured measured) {
        this.subject = subject;
        this.of = of;
        this.measured = measured;
    }

    record Reference(String of, Measured measured) {}

    /**
     * @param value in the same unit, taken in the same run; not a number where the machine lacks
     *     what would be measured
     */
    public Figure beside(String reference, double value) {
        if (!Double.isNaN(value)) {
            references.add(new Reference(reference, new Measured(value, measured.unit())));
        }
        return this;
    }

    String subject() {
        return subject;
    }

    String of() {
        return of;
    }

    Measured measured() {
        return measured;
    }

    List<Reference> references() {
        return references;
    }
}
