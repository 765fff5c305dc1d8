/**
 * What the benchmarks have found: each tells its figures as it finds them, and when the last has
 * ended they are one table, one JSON document and one picture.
 */
package io.thecodeforge.orders.benchmark.report;
