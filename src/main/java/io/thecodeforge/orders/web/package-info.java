/**
 * What the edges of both sides share: problem documents and the shape of a page. It knows nothing
 * of orders or users.
 */
@NullMarked
package io.thecodeforge.orders.web;

import org.jspecify.annotations.NullMarked;
