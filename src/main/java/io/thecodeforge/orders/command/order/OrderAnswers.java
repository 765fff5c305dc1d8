package io.thecodeforge.orders.command.order;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.thecodeforge.orders.command.Outcome.Done;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The bodies that order commands are answered with. */
@RegisterForReflection
interface OrderAnswers {

    @Schema(name = "OrderPriced")
    record Priced(
            UUID id,
            @Schema(examples = "1") int version,
            @Schema(examples = "pending") String status,
            @Schema(examples = "25.00") BigDecimal total,
            @Schema(examples = "EUR") String currency) {

        static Priced of(Done<Order> done) {
            Order order = done.state();
            return new Priced(
                    done.id(),
                    order.version(),
                    order.status().word(),
                    order.total(),
                    order.currency());
        }
    }

    @Schema(name = "OrderMoved")
    record Moved(
            UUID id,
            @Schema(examples = "2") int version,
            @Schema(examples = "confirmed") String status) {

        static Moved of(Done<Order> done) {
            Order order = done.state();
            return new Moved(done.id(), order.version(), order.status().word());
        }
    }
}
