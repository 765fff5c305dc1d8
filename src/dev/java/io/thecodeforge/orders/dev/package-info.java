/**
 * What dev mode needs and the package must not carry: PostgreSQL and Kafka for a machine without
 * Docker, started in a JVM of their own. The build compiles this room with the service and takes it
 * out again before packaging.
 */
@NullMarked
package io.thecodeforge.orders.dev;

import org.jspecify.annotations.NullMarked;
