package io.thecodeforge.orders.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Tells a developer where to look, once: not again at every live reload. */
@Singleton
@IfBuildProfile("dev")
final class WhereThingsListen {
    private static final Logger LOG = Logger.getLogger(WhereThingsListen.class);
    private static final String TOLD = "dev.orders.where-things-listen";

    void tell(@Observes StartupEvent start, Config config) {
        String http =
                "http://localhost:"
                        + config.getOptionalValue("quarkus.http.port", String.class).orElse("8080");
        String message =
                """
                Orders in dev mode
                  HTTP         %s
                  Swagger UI   %s/q/swagger-ui
                  write side   psql %s
                  read side    psql %s
                  Kafka        %s
                """
                        .formatted(
                                http,
                                http,
                                psql(config, "quarkus.datasource."),
                                psql(config, "quarkus.datasource.read."),
                                value(config, "kafka.bootstrap.servers"));
        if (!message.equals(System.setProperty(TOLD, message))) {
            LOG.info(message.stripTrailing());
        }
    }

    private static String psql(Config config, String datasource) {
        String credentials = value(config, datasource + "username") + password(config, datasource);
        return value(config, datasource + "reactive.url")
                .replaceFirst("^.*?postgres(ql)?://", "postgresql://" + credentials + "@");
    }

    /** That of our own servers is no secret; any other may be one. */
    private static String password(Config config, String datasource) {
        var password = config.getConfigValue(datasource + "password");
        boolean isOurs =
                String.valueOf(password.getSourceName()).contains(DevServersFactory.SOURCE);
        return isOurs ? ":" + password.getValue() : "";
    }

    private static String value(Config config, String name) {
        return config.getOptionalValue(name, String.class).orElse("?");
    }
}
