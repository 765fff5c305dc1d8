package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.confirm;
import static io.thecodeforge.orders.journey.Api.get;
import static io.thecodeforge.orders.journey.Api.patch;
import static io.thecodeforge.orders.journey.Api.placeOrder;
import static io.thecodeforge.orders.journey.Api.registerUser;
import static io.thecodeforge.orders.journey.Api.ship;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.thecodeforge.orders.dev.Tokens;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.journey.Databases.Lock;
import io.thecodeforge.orders.journey.EventReader.Event;
import io.thecodeforge.orders.query.freshness.ReadSignal;
import io.thecodeforge.orders.web.Role;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(EmbeddedServersResource.class)
class UserStreamTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private String ada;
    private String path;

    @BeforeEach
    void a_user() {
        ada = registerUser("Ada");
        path = "/users/" + ada + "/orders";
        await().untilAsserted(() -> get("/users/" + ada).then().statusCode(200));
    }

    @Inject MeterRegistry registry;
    @Inject ReadSignal signal;

    @Test
    void what_streams_there_are_and_what_they_were_sent_is_measured() {
        await().until(() -> value("open") == 0);
        double sent = value("changes");
        double cutOff = value("cut.off");
        try (EventReader reader = EventReader.open(path + "/stream", null)) {
            await().until(opened(reader));
            placeOrder(ada);
            await().atMost(PATIENCE)
                    .until(() ->
                            reader.comments().contains("heartbeat") && reader.events().size() == 1);

            assertThat(value("open")).isEqualTo(1);
            assertThat(value("changes")).isEqualTo(sent + 1);
        }
        await().until(() -> value("open") == 0);
        assertThat(value("cut.off")).isEqualTo(cutOff);
    }

    @Test
    void every_change_of_an_order_is_one_event_with_the_row() {
        try (EventReader reader = EventReader.open(path + "/stream", null)) {
            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
            assertThat(reader.header("Cache-Control")).isEqualTo("no-store");
            await().until(() -> reader.comments().contains("open"));

            String order = placeOrder(ada);
            confirm(order);
            ship(order);
            String other = placeOrder(ada);

            await().atMost(PATIENCE).until(() -> reader.events().size() == 4);
            assertThat(changes(reader.events()))
                    .containsExactly(
                            order + " 1 pending",
                            order + " 2 confirmed",
                            order + " 3 shipped",
                            other + " 1 pending");
            assertThat(reader.events()).extracting(Event::name).containsOnly("order");
            assertThat(reader.events()).extracting(Event::id).containsExactly("1", "2", "3", "4");
            assertThat(json(reader.events().get(2).data()))
                    .isEqualTo(json(get(path).asString()).at("/items/1"));
        }
    }

    @Test
    void a_rename_is_one_event() {
        placeOrder(ada);
        placeOrder(ada);
        await().untilAsserted(() -> get(path).then().body("totalItems", equalTo(2)));

        try (EventReader reader = EventReader.open(path + "/stream", null)) {
            await().until(() -> reader.comments().contains("open"));
            patch("/users/" + ada, "{\"name\": \"Ada King\"}");
            String order = placeOrder(ada);

            await().atMost(PATIENCE).until(() -> reader.events().size() == 2);
            Event renamed = reader.events().getFirst();
            assertThat(renamed.name()).isEqualTo("user");
            assertThat(json(renamed.data()).get("name").asText()).isEqualTo("Ada King");
            assertThat(json(renamed.data()).get("version").asInt()).isEqualTo(2);
            assertThat(changes(reader.events().subList(1, 2)))
                    .containsExactly(order + " 1 pending");
        }
    }

    @Test
    void the_position_of_a_page_begins_a_stream_where_the_page_ends() {
        String order = placeOrder(ada);
        await().untilAsserted(() -> get(path).then().body("totalItems", equalTo(1)));
        String position = get(path).header("Stream-Position");
        confirm(order);
        await().untilAsserted(
                        () -> get("/orders/" + order).then().body("status", equalTo("confirmed")));

        try (EventReader reader = EventReader.open(path + "/stream", position)) {
            await().atMost(PATIENCE).until(() -> !reader.events().isEmpty());
            assertThat(changes(reader.events())).containsExactly(order + " 2 confirmed");
        }
    }

    @Test
    void a_reader_that_is_disconnected_at_random_and_comes_back_sees_every_change_once() {
        Random random = new Random(TestLength.seed());
        List<String> expected = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        EventReader reader = EventReader.open(path + "/stream", null);
        await().until(opened(reader));

        for (int i = 0; i < TestLength.of(15, 100); i++) {
            for (int n = random.nextInt(3); n >= 0; n--) {
                String order = placeOrder(ada);
                confirm(order);
                expected.add(order + " 1 pending");
                expected.add(order + " 2 confirmed");
            }
            int enough = random.nextInt(2 + reader.events().size());
            EventReader current = reader;
            await().atMost(PATIENCE)
                    .until(() ->
                            current.events().size() >= enough
                                    || seen.size() + current.events().size() == expected.size());
            reader.close();
            // what came while it was closed counts as read: its id is the one to come back with
            List<Event> read = reader.events();
            seen.addAll(changes(read));
            String last = read.isEmpty() ? reader.lastEventId() : read.getLast().id();
            reader = EventReader.open(path + "/stream", last);
        }

        EventReader rest = reader;
        await().atMost(PATIENCE).until(() -> seen.size() + rest.events().size() >= expected.size());
        rest.close();
        seen.addAll(changes(rest.events()));
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void a_reader_that_was_away_for_too_long_is_told_to_read_the_page_again() {
        String order = placeOrder(ada);
        confirm(order);
        await().untilAsserted(
                        () -> get("/orders/" + order).then().body("status", equalTo("confirmed")));
        Databases.changeRead(
                "delete from user_changes where user_id = '%s' and position = 1".formatted(ada));

        for (String old : List.of("0", "7")) {
            try (EventReader reader = EventReader.open(path + "/stream", old)) {
                await().atMost(PATIENCE).until(() -> !reader.events().isEmpty());
                assertThat(reader.events()).containsExactly(new Event("2", "reset", "{}"));
            }
        }
    }

    @Test
    void where_the_log_has_a_hole_the_reader_is_told_and_nothing_has_anothers_id() {
        String order = placeOrder(ada);
        confirm(order);
        ship(order);
        await().untilAsserted(
                        () -> get("/orders/" + order).then().body("status", equalTo("shipped")));
        Databases.changeRead(
                "delete from user_changes where user_id = '%s' and position = 2".formatted(ada));

        try (EventReader reader = EventReader.open(path + "/stream", "0")) {
            await().atMost(PATIENCE).until(() -> reader.events().size() == 2);
            assertThat(reader.events().getFirst().id()).isEqualTo("1");
            assertThat(reader.events().getLast()).isEqualTo(new Event("3", "reset", "{}"));
        }
    }

    @Test
    void a_caller_reads_so_many_streams_and_no_more() {
        String token = Bearer.customer(ada);
        List<EventReader> readers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            readers.add(EventReader.openAs(token, path + "/stream", null));
            assertThat(readers.getLast().status()).isEqualTo(200);
        }
        try (EventReader oneMore = EventReader.openAs(token, path + "/stream", null)) {
            assertThat(oneMore.status()).isEqualTo(429);
            assertThat(oneMore.header("Retry-After")).isEqualTo("1");
        }
        readers.forEach(EventReader::close);
        await().atMost(PATIENCE).until(() -> isLetIn(token));
    }

    @Test
    void who_leaves_while_a_stream_is_opened_reads_none() throws IOException {
        String reader = Bearer.customer(ada);
        List<Socket> leaving = new ArrayList<>();
        try (Lock projectorIsHeldBack = Databases.holdProjections()) {
            String order = placeOrder(ada);
            String token = confirm(order).header("Consistency-Token");
            for (int i = 0; i < 8; i++) {
                leaving.add(new Socket("localhost", RestAssured.port));
                leaving.getLast().getOutputStream().write(opening(reader, token));
            }
            await().during(Duration.ofSeconds(1))
                    .until(() -> signal.isWaitedFor(UUID.fromString(order)));
            for (Socket socket : leaving) {
                socket.close();
            }
        }
        await().atMost(PATIENCE).until(() -> isLetIn(reader));
        await().atMost(PATIENCE).until(() -> value("open") == 0);
    }

    private byte[] opening(String reader, String token) {
        return """
        GET %s/stream HTTP/1.1
        Host: localhost
        Consistency-Token: %s
        Prefer: wait=30
        %s

        """
                .formatted(path, token, Bearer.header(reader))
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private boolean isLetIn(String token) {
        try (EventReader reader = EventReader.openAs(token, path + "/stream", null)) {
            return reader.status() == 200;
        }
    }

    @Test
    void a_stream_begins_when_the_command_of_its_token_is_seen() {
        Api.request()
                .header("Consistency-Token", "x")
                .get(path + "/stream")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-consistency-token"));
        try (Lock projectorIsHeldBack = Databases.holdProjections()) {
            String token = confirm(placeOrder(ada)).header("Consistency-Token");
            Api.request()
                    .header("Consistency-Token", token)
                    .header("Prefer", "wait=0")
                    .get(path + "/stream")
                    .then()
                    .statusCode(503)
                    .body("type", equalTo("/problems/read-model-behind"));
        }
    }

    @Test
    void a_stream_on_which_nothing_happens_is_alive_also_of_a_user_that_is_not_known() {
        String nobody = "/users/0199ab3b-0000-7000-8000-000000000000/orders/stream";
        for (String quiet : List.of(path + "/stream", nobody)) {
            try (EventReader reader = EventReader.open(quiet, null)) {
                await().atMost(PATIENCE).until(() -> reader.comments().contains("heartbeat"));
                assertThat(reader.events()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "9999999999999999999"})
    void an_id_that_no_event_has_is_refused(String id) {
        try (EventReader reader = EventReader.open(path + "/stream", id)) {
            assertThat(reader.status()).isEqualTo(400);
            assertThat(reader.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void a_stream_ends_when_its_readers_token_expires() {
        String token =
                Tokens.sign(Tokens.claims(Role.CUSTOMER, ada).expiresIn(Duration.ofSeconds(3)));
        try (EventReader brief = EventReader.openAs(token, path + "/stream", null);
                EventReader other = EventReader.open(path + "/stream", null)) {
            await().until(opened(brief));
            await().atMost(PATIENCE).until(brief::isEnded);

            assertThat(other.isEnded()).isFalse();
        }
        try (EventReader again = EventReader.openAs(token, path + "/stream", null)) {
            assertThat(again.status()).isEqualTo(401);
        }
    }

    @Test
    void of_a_stream_that_has_ended_nothing_is_left() {
        String token =
                Tokens.sign(Tokens.claims(Role.CUSTOMER, ada).expiresIn(Duration.ofSeconds(2)));
        UUID user = UUID.fromString(ada);
        try (EventReader brief = EventReader.openAs(token, path + "/stream", null)) {
            await().until(() -> signal.isWaitedFor(user));
            await().atMost(PATIENCE).until(brief::isEnded);
        }
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> !signal.isWaitedFor(user));
    }

    @Test
    void a_reader_that_takes_nothing_is_cut_off() throws IOException {
        long sent = 400L * 100_000;
        double cutOff = value("cut.off");
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(8192);
            socket.connect(new InetSocketAddress("localhost", RestAssured.port));
            socket.getOutputStream()
                    .write(
                            "GET %s/stream HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: 0\r\n%s\r\n\r\n"
                                    .formatted(path, Bearer.header(Bearer.ADMIN))
                                    .getBytes(StandardCharsets.US_ASCII));
            Databases.changeRead(
                    """
                    insert into user_changes (user_id, position, kind, body)
                    select '%1$s', n, 'order', '"' || repeat('x', 100000) || '"'
                    from generate_series(1, 400) as n;
                    insert into user_feed (user_id, position) values ('%1$s', 400)
                    on conflict (user_id) do update set position = 400\
                    """
                            .formatted(ada));

            await().atMost(PATIENCE).until(() -> isClosedByTheService(socket));

            assertThat(readToTheEnd(socket)).isLessThan(sent);
            await().untilAsserted(() -> assertThat(value("cut.off")).isEqualTo(cutOff + 1));
        }
    }

    @Test
    void who_asks_for_the_head_of_a_stream_has_it_and_goes_on() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            ask(socket, "HEAD %s/stream HTTP/1.1\r\n".formatted(path));
            BufferedReader answers =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answers.readLine()).isEqualTo("HTTP/1.1 200 OK");
            while (!answers.readLine().isEmpty()) {
                // the rest of the head
            }

            ask(socket, "GET /problems HTTP/1.1\r\n");

            assertThat(answers.readLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    private static void ask(Socket socket, String head) throws IOException {
        socket.getOutputStream()
                .write(
                        (head + "Host: localhost\r\n" + Bearer.header(Bearer.ADMIN) + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
    }

    /** The patience is a stream's: nothing is written while a query waits for its token. */
    @Test
    void who_waits_for_an_answer_longer_than_that_is_not() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            try (Lock lock = Databases.holdProjections()) {
                String token = Api.place(ada, Api.TWO_BOOKS_AND_A_PEN).header("Consistency-Token");
                ask(
                        socket,
                        "GET %s HTTP/1.1\r\nConsistency-Token: %s\r\nPrefer: wait=20\r\n"
                                .formatted(path, token));
                LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
                lock.close();
            }
            socket.setSoTimeout((int) PATIENCE.toMillis());
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());

            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        }
    }

    /** What is written to a connection that the other side has closed fails, sooner or later. */
    private static boolean isClosedByTheService(Socket socket) {
        try {
            socket.getOutputStream().write('\n');
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** It must end, though the stream would go on for ever. */
    private static long readToTheEnd(Socket socket) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        long bytes = 0;
        try (InputStream in = socket.getInputStream()) {
            byte[] buffer = new byte[65536];
            for (int read; (read = in.read(buffer)) >= 0; ) {
                bytes += read;
            }
        } catch (SocketException e) {
            return bytes; // reset
        }
        return bytes;
    }

    private double value(String metric) {
        return registry.get("orders.streams." + metric)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    private static Callable<Boolean> opened(EventReader reader) {
        return () -> reader.comments().contains("open");
    }

    private static List<String> changes(List<Event> events) {
        return events.stream()
                .map(event -> json(event.data()))
                .map(row ->
                        row.get("orderId").asText()
                                + " "
                                + row.get("version").asInt()
                                + " "
                                + row.get("status").asText())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
