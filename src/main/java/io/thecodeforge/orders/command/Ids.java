package io.thecodeforge.orders.command;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * Draws UUID version 7 (<a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7">RFC
 * 9562</a>): new rows go to the end of every index, and no two processes need to agree.
 */
@ApplicationScoped
class Ids {

    // made with the bean, not the class: a seeded generator must not be baked into a native image
    private final TimeBasedEpochRandomGenerator generator =
            Generators.timeBasedEpochRandomGenerator(new SecureRandom());

    UUID next() {
        return generator.generate();
    }
}
