/** Users on the write side: their commands, rules, rows and endpoints. */
@NullMarked
package io.thecodeforge.orders.command.user;

import org.jspecify.annotations.NullMarked;
