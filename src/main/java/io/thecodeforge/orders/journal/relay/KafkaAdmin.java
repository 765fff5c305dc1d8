package io.thecodeforge.orders.journal.relay;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** One admin client for all that is asked of the cluster itself, made when it is first asked. */
class KafkaAdmin {

    @Produces
    @ApplicationScoped
    Admin admin(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return Admin.create(new HashMap<>(kafka));
    }

    void close(@Disposes Admin admin) {
        admin.close(Duration.ZERO);
    }
}
