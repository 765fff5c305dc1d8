/** Orders on the write side: their commands, rules, rows and endpoints. */
@NullMarked
package io.thecodeforge.orders.command.order;

import org.jspecify.annotations.NullMarked;
