package io.thecodeforge.orders.command.order;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The currency of an order that names none. */
@ApplicationScoped
class DefaultCurrency {

    private final String code;

    DefaultCurrency(OrdersConfig config) {
        code = config.defaultCurrency();
        if (Currencies.find(code).isEmpty()) {
            throw new ConfigurationException(
                    "orders.default-currency: no country has the currency " + code + " today");
        }
    }

    /** A wrong one is told of before the first order. */
    void start(@Observes @OfRole(ProcessRole.COMMAND) Started started) {}

    String code() {
        return code;
    }
}
