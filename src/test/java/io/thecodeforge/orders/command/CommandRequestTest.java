package io.thecodeforge.orders.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.web.Caller;
import io.thecodeforge.orders.web.Problem;
import io.thecodeforge.orders.web.ProblemType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandRequestTest {

    private static final Caller ADA = new Caller("ada", false, Instant.MAX);

    /** In HTTP/1.1 no header has such a character; in HTTP/2 nobody looks before us. */
    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "\u007f", "\u0085"})
    void a_key_that_the_database_could_not_keep_is_refused(String key) {
        assertThat(request(key).fault().map(Problem::type)).hasValue(ProblemType.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "order 7/b", "schlüssel"})
    void any_other_is_taken(String key) {
        assertThat(request(key).fault()).isEmpty();
    }

    private static CommandRequest request(String key) {
        return new CommandRequest("POST", "/users", ADA, List.of(key), null, Trail.of(_ -> null));
    }
}
