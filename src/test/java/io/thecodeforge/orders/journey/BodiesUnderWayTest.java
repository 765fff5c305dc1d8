package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.registerUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Many who begin a body and do not end it. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(EmbeddedServersResource.class)
class BodiesUnderWayTest {

    private static final int BEGUN = 200_000;

    @Test
    void what_would_be_too_much_is_refused_and_others_are_served_when_it_is_gone()
            throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                open.add(begin());
            }

            byte[] status = answered(open).getInputStream().readNBytes("HTTP/1.1 503".length());

            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 503");
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        await().untilAsserted(() -> assertThat(registerUser("Ada")).isNotNull());
    }

    /** Whichever came last. */
    private static Socket answered(List<Socket> open) {
        return await().until(() -> firstAnswered(open), Optional::isPresent).orElseThrow();
    }

    private static Optional<Socket> firstAnswered(List<Socket> open) throws IOException {
        for (Socket socket : open) {
            if (socket.getInputStream().available() > 0) {
                return Optional.of(socket);
            }
        }
        return Optional.empty();
    }

    private static Socket begin() throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(
                        "POST /users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 250000\r\n%s\r\n\r\n"
                                .formatted(Bearer.header(Bearer.ADMIN))
                                .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(new byte[BEGUN]);
        socket.getOutputStream().flush();
        return socket;
    }
}
