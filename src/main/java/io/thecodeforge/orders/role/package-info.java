/**
 * What this process does of all that the service does: its roles, set by {@code orders.roles}, the
 * same image whichever they are.
 *
 * <p>A role that is off has no endpoint, opens no connection, consumes nothing and migrates
 * nothing. Whatever can be switched by a setting of Quarkus is switched in {@code
 * application.properties}, by the values that {@link io.thecodeforge.orders.role.RoleSettings}
 * gives; what begins with the process begins with {@link io.thecodeforge.orders.role.OfRole}.
 */
@NullMarked
package io.thecodeforge.orders.role;

import org.jspecify.annotations.NullMarked;
