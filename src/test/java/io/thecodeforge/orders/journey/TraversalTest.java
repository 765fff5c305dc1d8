package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Following cursors while orders arrive and change. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class TraversalTest {

    private static final int ORDERS = TestLength.of(40, 300);
    private static final int TRAVERSALS = TestLength.of(4, 100);

    private final List<String> staying = new ArrayList<>();
    private final List<String> changing = new ArrayList<>();

    private Random random;
    private String path;
    private Thread writer;

    @BeforeEach
    void a_user_whose_orders_arrive_and_change() {
        random = new Random(TestLength.seed());
        String ada = registerUser("Ada");
        path = "/users/" + ada + "/orders";
        for (int i = 0; i < ORDERS; i++) {
            (random.nextBoolean() ? staying : changing).add(placeOrder(ada));
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get(path).then().body("totalItems", equalTo(ORDERS)));
        writer = Thread.ofPlatform().start(() -> write(ada));
    }

    @AfterEach
    void no_more_of_them() throws InterruptedException {
        writer.interrupt();
        writer.join();
    }

    @Test
    void every_order_that_was_there_throughout_is_seen_once() {
        for (int i = 0; i < TRAVERSALS; i++) {
            int size = 1 + random.nextInt(7);

            assertThat(traverse(path + "?size=" + size))
                    .doesNotHaveDuplicates()
                    .containsAll(staying)
                    .containsAll(changing);
            assertThat(traverse(path + "?status=pending&size=" + size))
                    .doesNotHaveDuplicates()
                    .containsAll(staying);
        }
        assertThat(writer.isAlive()).isTrue();
    }

    private List<String> traverse(String first) {
        return Stream.iterate(get(first), page -> page != null, this::next)
                .flatMap(page -> page.<List<String>>path("items.orderId").stream())
                .toList();
    }

    private @Nullable Response next(Response page) {
        String cursor = page.path("next");
        return cursor == null ? null : get(path + "?size=3&cursor=" + cursor);
    }

    /** Places one and confirms one, old or new, again and again. */
    private void write(String user) {
        List<String> waiting = new ArrayList<>(changing);
        while (!Thread.interrupted()) {
            waiting.add(placeOrder(user));
            confirm(waiting.remove(random.nextInt(waiting.size())));
        }
    }
}
