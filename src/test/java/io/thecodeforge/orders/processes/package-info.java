/** The packaged service as processes that a test starts and kills. */
@NullMarked
package io.thecodeforge.orders.processes;

import org.jspecify.annotations.NullMarked;
