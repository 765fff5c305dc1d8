/** Statements of the read side, as PostgreSQL plans them. */
@NullMarked
package io.thecodeforge.orders.query;

import org.jspecify.annotations.NullMarked;
