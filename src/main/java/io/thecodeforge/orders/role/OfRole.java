package io.thecodeforge.orders.role;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Beside {@code @Observes} {@link Started} or {@link Ending}: hears of it only in a process that
 * has the role, and in any other is not even made.
 */
@Qualifier
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface OfRole {

    ProcessRole value();

    /** As the event is given it. */
    final class Literal extends AnnotationLiteral<OfRole> implements OfRole {

        private static final long serialVersionUID = 1;

        private final ProcessRole role;

        Literal(ProcessRole role) {
            this.role = role;
        }

        @Override
        public ProcessRole value() {
            return role;
        }
    }
}
