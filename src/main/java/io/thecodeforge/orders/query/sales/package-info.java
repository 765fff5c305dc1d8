/** The read model of what is sold each day. */
@NullMarked
package io.thecodeforge.orders.query.sales;

import org.jspecify.annotations.NullMarked;
