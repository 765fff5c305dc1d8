package io.thecodeforge.orders.command.order;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thecodeforge.orders.embedded.OwnDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database knows the same statuses as the code. */
class OrderStatusesTest {

    private static final String USER = "019ab3b0-0c5e-7c44-9a3e-000000000001";

    private static OwnDatabase database;

    @BeforeAll
    static void a_user() throws SQLException {
        database = OwnDatabase.write("statuses", "");
        database.run(
                "insert into users values ('%s', 'Ada', 'ada@example.com', now(), 1)"
                        .formatted(USER));
    }

    @AfterAll
    static void is_dropped() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void each_status_can_be_kept(OrderStatus status) {
        assertThatCode(() -> keep(status.word())).doesNotThrowAnyException();
    }

    @Test
    void no_other_can() {
        assertThatThrownBy(() -> keep("lost")).hasMessageContaining("orders_status_check");
    }

    private static void keep(String status) throws SQLException {
        database.run(
                """
                insert into orders
                    (id, user_id, currency, total, status, placed_at, changed_at, version)
                values (gen_random_uuid(), '%s', 'EUR', 1, '%s', now(), now(), 1)
                """
                        .formatted(USER, status));
    }
}
