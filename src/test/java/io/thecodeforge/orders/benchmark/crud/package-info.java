/**
 * The same job without CQRS, for comparison: one database, tables in normal form, a join when a
 * page is asked for. One transaction a command; no events, no journal, no read model, nothing to
 * wait for.
 *
 * <p>It has the service's HTTP server, PostgreSQL client and sizes of pools, and knows nothing of
 * tokens, idempotency keys, preconditions, problem documents or metrics.
 */
package io.thecodeforge.orders.benchmark.crud;
