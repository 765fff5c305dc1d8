/** The read model of orders: {@code user_orders_view} and the totals kept beside it. */
@NullMarked
package io.thecodeforge.orders.query.orders;

import org.jspecify.annotations.NullMarked;
