package io.thecodeforge.orders.journey;

/** The write database is behind a gate. */
public class GatedWriteDatabase extends GatedDatabase {

    public GatedWriteDatabase() {
        super("quarkus.datasource.reactive.url");
    }
}
