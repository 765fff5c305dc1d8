package io.thecodeforge.orders.journal.relay;

import java.util.Map;

/**
 * Who is there and who owns what, at the moment of a renewal.
 *
 * @param members how many relays live, this one among them
 * @param rank this one's place among them, from 0
 * @param lanes how many lanes there are
 * @param mine this one's lanes, each with its epoch
 */
record Census(int members, int rank, int lanes, Map<Integer, Long> mine) {

    Census {
        mine = Map.copyOf(mine);
    }

    /**
     * This relay's share: all shares together are all lanes, and no two differ by more than one.
     */
    int share() {
        return lanes / members + (rank < lanes % members ? 1 : 0);
    }
}
