package io.thecodeforge.orders.journey;

import static io.thecodeforge.orders.journey.Api.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log line of a request has the client's names for it. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class NamesInLogTest {

    /** Of what fails for a reason that nobody foresaw. */
    private final Logger log = Logger.getLogger("io.thecodeforge.orders.web.ProblemMappers");

    private final List<Map<String, String>> names = new CopyOnWriteArrayList<>();

    private final Handler seen =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    names.add(ExtLogRecord.wrap(line).getMdcCopy());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void no_user_can_be_written() {
        log.addHandler(seen);
        Databases.changeWrite(
                """
                create function fail() returns trigger language plpgsql as $$ begin raise
                    'nobody foresaw this' using errcode = 'internal_error'; end $$;
                create trigger fail before insert on users for each row execute function fail()\
                """);
    }

    @AfterEach
    void and_can_again() {
        Databases.changeWrite("drop function fail cascade");
        log.removeHandler(seen);
    }

    @Test
    void names_are_in_the_line_and_what_is_none_is_not() {
        fail("checkout/4711", "r-17");
        fail("has a blank", "x".repeat(129));

        assertThat(names).hasSize(2);
        assertThat(names.getFirst())
                .containsEntry("correlationId", "checkout/4711")
                .containsEntry("requestId", "r-17");
        assertThat(names.getLast()).doesNotContainKeys("correlationId", "requestId");
    }

    private static void fail(String correlation, String id) {
        request()
                .header("X-Correlation-ID", correlation)
                .header("X-Request-ID", id)
                .contentType(ContentType.JSON)
                .body("{\"name\": \"Ada\", \"email\": \"%s\"}".formatted(Api.anAddress()))
                .post("/users")
                .then()
                .statusCode(500);
    }
}
