package io.thecodeforge.orders.command.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecodeforge.orders.command.Decision;
import io.thecodeforge.orders.command.user.UserCommand.ChangeUser;
import io.thecodeforge.orders.command.user.UserCommand.RegisterUser;
import io.thecodeforge.orders.events.UserEvent.UserChanged;
import io.thecodeforge.orders.events.UserEvent.UserRegistered;
import io.thecodeforge.orders.web.ProblemType;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UserDeciderTest {

    private static final User ADA = new User("Ada", "ada@example.com", 3, Instant.EPOCH);

    @Test
    void a_user_is_registered() {
        assertThat(UserDecider.decide(new RegisterUser("Ada", "ada@example.com"), null))
                .isEqualTo(Decision.accepted(new UserRegistered("Ada", "ada@example.com")));
    }

    @Test
    void what_is_not_given_stays() {
        assertThat(UserDecider.decide(new ChangeUser("Ada King", null), ADA))
                .isEqualTo(Decision.accepted(new UserChanged("Ada King", "ada@example.com")));
    }

    @Test
    void what_changes_nothing_is_no_event() {
        assertThat(UserDecider.decide(new ChangeUser("Ada", "ada@example.com"), ADA))
                .isEqualTo(Decision.unchanged());
    }

    @Test
    void an_absent_user_cannot_change() {
        assertThat(UserDecider.decide(new ChangeUser("Ada", null), null))
                .isEqualTo(
                        Decision.rejected(ProblemType.NOT_FOUND, "There is no user of this id."));
    }

    @Test
    void an_event_raises_the_version_and_tells_the_time() {
        Instant later = Instant.EPOCH.plusSeconds(1);

        assertThat(User.after(ADA, new UserChanged("A", "a@b.c"), later))
                .isEqualTo(new User("A", "a@b.c", 4, later));
    }
}
