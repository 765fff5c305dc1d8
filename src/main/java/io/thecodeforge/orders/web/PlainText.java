package io.thecodeforge.orders.web;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * One line of text that says something: at least one character that is not white space, and no
 * control character (PostgreSQL cannot hold NUL; the others have no business in a name) or half of
 * a surrogate pair (which is no character at all).
 */
// Neighbours in the pattern share no character, so that a hostile text is refused in linear time.
@Documented
@Constraint(validatedBy = {})
@Target({METHOD, FIELD, PARAMETER, RECORD_COMPONENT, TYPE_USE, ANNOTATION_TYPE})
@Retention(RUNTIME)
@ReportAsSingleViolation
@Pattern(regexp = "\\p{Z}*[^\\p{Cc}\\p{Cs}\\p{Z}][^\\p{Cc}\\p{Cs}]*")
public @interface PlainText {

    String message() default "must not be blank nor hold control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
