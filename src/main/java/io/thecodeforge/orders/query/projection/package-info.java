/** From the topic to the projections: one poll, one transaction. */
@NullMarked
package io.thecodeforge.orders.query.projection;

import org.jspecify.annotations.NullMarked;
