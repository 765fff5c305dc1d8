/**
 * The contract between all other parts: what can have happened, how it is written on the wire, and
 * how it is read back.
 *
 * <p>This room depends on nothing of ours and on no framework but Jackson, so that any consumer of
 * the topic could take it as it is.
 */
@NullMarked
package io.thecodeforge.orders.events;

import org.jspecify.annotations.NullMarked;
