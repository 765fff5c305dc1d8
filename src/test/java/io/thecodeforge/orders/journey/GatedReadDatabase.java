package io.thecodeforge.orders.journey;

/** The read database is behind a gate. */
public class GatedReadDatabase extends GatedDatabase {

    public GatedReadDatabase() {
        super("quarkus.datasource.read.reactive.url");
    }
}
