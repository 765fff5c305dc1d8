package io.thecodeforge.orders.role;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.role.OfRole.Literal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.jboss.logging.Logger;

/** Tells the roles that this process has when it starts and when it ends. */
@ApplicationScoped
class RoleEvents {

    private static final Logger LOG = Logger.getLogger(RoleEvents.class);

    private final Set<ProcessRole> roles;
    private final Event<Started> start;
    private final Event<Ending> end;

    RoleEvents(OrdersConfig config, Event<Started> start, Event<Ending> end) {
        this.roles = config.roles();
        this.start = start;
        this.end = end;
    }

    void start(@Observes StartupEvent started) {
        LOG.infof(
                "Roles: %s",
                String.join(", ", roles.stream().map(ProcessRole::word).sorted().toList()));
        roles.stream()
                .sorted()
                .forEach(role -> start.select(new Literal(role)).fire(new Started()));
    }

    void end(@Observes ShutdownEvent ending) {
        roles.forEach(role -> end.select(new Literal(role)).fire(new Ending()));
    }
}
