/**
 * The checker: the service as processes of one role each, under random commands and queries, while
 * everything is killed, paused, restarted and cut off; then every promise is held against what was
 * seen.
 *
 * <p>A client's command is told by its {@code X-Request-ID} in the journal, so each acknowledgement
 * and each refusal is compared with what it did, and what a client never heard of is found out.
 */
@NullMarked
package io.thecodeforge.orders.checker;

import org.jspecify.annotations.NullMarked;
