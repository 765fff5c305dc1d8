package io.thecodeforge.orders.web;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A text that is an instant (RFC 3339) which the database can tell; none is fine, too. */
@Documented
@Constraint(validatedBy = Moment.Check.class)
@Target({METHOD, FIELD, PARAMETER, RECORD_COMPONENT})
@Retention(RUNTIME)
public @interface Moment {

    String message() default "must be an instant like 2026-11-23T07:05:35Z";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says whether a text is one. */
    class Check implements ConstraintValidator<Moment, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || text.isEmpty() || Instants.parse(text).isPresent();
        }
    }
}
