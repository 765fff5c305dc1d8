package io.thecodeforge.orders.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each of those found that were measured in turn, several times over: a slow minute of the
 * machine is so everybody's, and the median nobody's.
 */
public final class Rounds {

    private final Map<String, List<Double>> found = new LinkedHashMap<>();

    public void add(String name, double value) {
        found.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    /** Not a number where it was not measured. */
    public double median(String name) {
        List<Double> sorted = found.getOrDefault(name, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    public double most(String name) {
        return found.get(name).stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
