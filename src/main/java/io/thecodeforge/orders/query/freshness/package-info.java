/**
 * Read your own writes: a query that carries a {@code Consistency-Token} is answered from a
 * snapshot that holds what the token's command did, or not at all.
 *
 * <p>The check is part of the query's own statement. Where it fails, the query waits for the next
 * word of the projector, in this process or another, and asks again.
 */
@NullMarked
package io.thecodeforge.orders.query.freshness;

import org.jspecify.annotations.NullMarked;
