package io.thecodeforge.orders.benchmark.report;

import java.util.Locale;

record Measured(double value, String unit) {

    double ratioTo(Measured other) {
        return value / other.value;
    }

    /** With no more digits than such a measurement is good for. */
    @Override
    public String toString() {
        String digits = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, digits, value) + (unit.startsWith("/") ? "" : " ") + unit;
    }
}
