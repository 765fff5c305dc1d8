/**
 * The read model of a user with a summary of that user's orders, and the read side's own copy of
 * every user's name and e-mail.
 */
@NullMarked
package io.thecodeforge.orders.query.users;

import org.jspecify.annotations.NullMarked;
