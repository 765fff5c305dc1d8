package io.thecodeforge.orders.query.users;

import static io.thecodeforge.orders.query.HundredThousandOrders.BUSY_USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.query.HundredThousandOrders;
import io.thecodeforge.orders.query.Plan;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class UserPlansTest {

    @Inject
    @ReactiveDataSource("read")
    Pool read;

    /** The handful of rows that are kept of a user are put together, and no order is read. */
    @Test
    void a_user_is_a_few_rows_by_primary_key() {
        Tuple busyUser =
                Tuple.of(new String[0], new UUID[0], new Integer[0], new String[0], BUSY_USER);
        try (HundredThousandOrders orders = HundredThousandOrders.load(read)) {
            for (Plan plan :
                    List.of(
                            orders.plan(UserQueries.USER, busyUser),
                            orders.genericPlan(UserQueries.USER))) {
                assertThat(plan.nodes())
                        .noneMatch(Plan::isScanOfEverything)
                        .noneMatch(Plan::isJoin)
                        .noneMatch(Plan::isSort);
                assertThat(plan.nodes()).allMatch(node -> node.rows() <= 5);
                assertThat(plan.ofTable("user_orders_view")).noneMatch(Plan::hasRun);
            }
        }
    }
}
