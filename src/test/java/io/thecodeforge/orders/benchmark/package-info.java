/**
 * How fast it is, measured beside what the same machine can do in the same run: a ratio says more
 * than a number. {@code ./mvnw verify -Pbenchmark} runs them; no build depends on what they find.
 */
package io.thecodeforge.orders.benchmark;
