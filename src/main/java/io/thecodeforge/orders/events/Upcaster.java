package io.thecodeforge.orders.events;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes one version's data into the next version's. It sees the data alone, so a fact that the old
 * version does not hold gets a value that is true of every old event; where there is none, the new
 * shape is another event, not another version.
 */
@FunctionalInterface
interface Upcaster {

    /**
     * @param data of the older version; may be changed in place
     */
    ObjectNode upcast(ObjectNode data);
}
