package io.thecodeforge.orders.command.order;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.thecodeforge.orders.OrdersConfig;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.ProcessRole;
import io.thecodeforge.orders.role.Started;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

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

    /** A wrong one is told of before anything else begins. */
    void start(
            @Observes @OfRole(ProcessRole.COMMAND) @Priority(Interceptor.Priority.PLATFORM_BEFORE)
                    Started started) {}

    String code() {
        return code;
    }
}
