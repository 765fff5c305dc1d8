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
import java.util.UUID;
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
    private String begun;
    private String name;
    private String path;
    private Thread writer;

    @BeforeEach
    void a_user_whose_orders_arrive_and_change() {
        random = new Random(TestLength.seed());
        name = "Ada " + UUID.randomUUID();
        String ada = registerUser(name);
        path = "/users/" + ada + "/orders";
        for (int i = 0; i < ORDERS; i++) {
            (random.nextBoolean() ? staying : changing).add(placeOrder(ada));
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get(path).then().body("totalItems", equalTo(ORDERS)));
        begun = get(path + "?size=1&page=" + ORDERS).path("items[0].createdAt");
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

            String everybodys = "/orders?placedFrom=" + begun;
            String searched = "/orders?q=" + name;
            for (String all : List.of(path + "?cursor=", i % 2 == 0 ? everybodys : searched)) {
                assertThat(traverse(all + "&size=" + size))
                        .as(all)
                        .doesNotHaveDuplicates()
                        .containsAll(staying)
                        .containsAll(changing);
            }
            String some = i % 2 == 0 ? path + "?cursor=" : everybodys;
            assertThat(traverse(some + "&status=pending&size=" + size))
                    .as(some)
                    .doesNotHaveDuplicates()
                    .containsAll(staying);
        }
        assertThat(writer.isAlive()).isTrue();
    }

    private List<String> traverse(String first) {
        String list = first.substring(0, first.indexOf('?'));
        return Stream.iterate(get(first), page -> page != null, page -> next(list, page))
                .flatMap(page -> page.<List<String>>path("items.orderId").stream())
                .toList();
    }

    private static @Nullable Response next(String list, Response page) {
        String cursor = page.path("next");
        return cursor == null ? null : get(list + "?size=5&cursor=" + cursor);
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
