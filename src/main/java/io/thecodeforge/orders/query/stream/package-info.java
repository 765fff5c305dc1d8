/**
 * Live: the changes of a user's orders as they happen, from the log that the projections of those
 * orders write.
 */
@NullMarked
package io.thecodeforge.orders.query.stream;

import org.jspecify.annotations.NullMarked;
