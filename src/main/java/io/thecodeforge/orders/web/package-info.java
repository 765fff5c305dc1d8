/**
 * What the edges of both sides share: who calls, problem documents and the shape of a page. It
 * knows nothing of orders or users.
 *
 * <p>Tokens are verified by {@code quarkus-oidc}: it fetches the issuer's key set without holding
 * up an event loop, and again when a token names a new key. {@code quarkus-smallrye-jwt} would wait
 * for it on the event loop, or send every request through a worker thread. Tests need no issuer:
 * the one public key is in their configuration.
 */
@NullMarked
package io.thecodeforge.orders.web;

import org.jspecify.annotations.NullMarked;
