/**
 * What both sides do with PostgreSQL in the same way, each with a database of its own: a pool with
 * bounds, and one that is kept full, a word to other processes, what the topic was, and an end for
 * rows that are past their time.
 */
@NullMarked
package io.thecodeforge.orders.store;

import org.jspecify.annotations.NullMarked;
