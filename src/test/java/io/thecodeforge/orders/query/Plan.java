package io.thecodeforge.orders.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A node of a plan with those below it. */
public record Plan(JsonNode node) {

    /** Tables with a row a partition and status, at most: they are read whole, */
    private static final Set<String> BOUNDED = Set.of("orders_feed", "order_totals");

    /** as long as they are so small. */
    private static final long SMALL = 100;

    public Stream<Plan> nodes() {
        return Stream.concat(
                Stream.of(this),
                StreamSupport.stream(node.path("Plans").spliterator(), false)
                        .map(Plan::new)
                        .flatMap(Plan::nodes));
    }

    public Stream<Plan> ofTable(String table) {
        return nodes().filter(n -> n.node.path("Relation Name").asText().equals(table));
    }

    public boolean isJoin() {
        return type().contains("Join") || type().equals("Nested Loop");
    }

    public boolean isSort() {
        return type().contains("Sort");
    }

    public boolean isScanOfEverything() {
        return type().contains("Seq Scan")
                && !(BOUNDED.contains(node.path("Relation Name").asText())
                        && node.path("Plan Rows").asLong() <= SMALL);
    }

    public boolean isFiltering() {
        return filteredRows() > 0;
    }

    /** Rows that were read in vain, in all runs of the node. */
    public long filteredRows() {
        return Math.round(
                (node.path("Rows Removed by Filter").asDouble()
                                + node.path("Rows Removed by Index Recheck").asDouble())
                        * node.path("Actual Loops").asDouble());
    }

    public String type() {
        return node.path("Node Type").asText();
    }

    public String index() {
        return node.path("Index Name").asText();
    }

    /** In all runs of the node. */
    public long rows() {
        return Math.round(
                node.path("Actual Rows").asDouble() * node.path("Actual Loops").asDouble());
    }

    public boolean hasRun() {
        return node.path("Actual Loops").asLong() > 0;
    }

    @Override
    public String toString() {
        return node.toPrettyString();
    }
}
