/**
 * The service as its clients see it: over HTTP, with real PostgreSQL and Kafka. Each journey runs
 * twice, in this JVM ({@code *Test}) and against the packaged service ({@code *IT}).
 */
@NullMarked
package io.thecodeforge.orders.journey;

import org.jspecify.annotations.NullMarked;
