/**
 * What can be said of the manifests in {@code deploy} without a cluster. A JDK is all there is, so
 * they are read as {@code deploy/render.sh} has rendered them.
 */
@NullMarked
package io.thecodeforge.orders.manifests;

import org.jspecify.annotations.NullMarked;
