package io.thecodeforge.orders.manifests;

import java.util.Map;

/** What PostgreSQL is told in production, beside what the operator tells it. */
public final class PostgresSettings {

    private PostgresSettings() {}

    /**
     * @param cluster orders-write or orders-read
     */
    public static Map<String, String> of(String cluster) {
        return Manifest.map(
                Overlay.named("production")
                        .find("Cluster", cluster)
                        .orElseThrow()
                        .json()
                        .at("/spec/postgresql/parameters"));
    }

    /**
     * @param size in MB or GB, as PostgreSQL takes it
     */
    public static int megabytes(String size) {
        int number = Integer.parseInt(size.substring(0, size.length() - 2));
        return size.endsWith("GB") ? number * 1_024 : number;
    }
}
