package io.thecodeforge.orders.benchmark.report;

/**
 * @param panel of the picture, in which curves are beside each other
 */
record Curve(String panel, String name, Timeline timeline) {}
