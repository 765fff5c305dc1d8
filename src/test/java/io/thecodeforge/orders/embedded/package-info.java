/**
 * PostgreSQL and Kafka without Docker: the program that runs both in a JVM of its own, and what
 * tests need to use it. Dev mode starts the same program.
 */
@NullMarked
package io.thecodeforge.orders.embedded;

import org.jspecify.annotations.NullMarked;
