package io.thecodeforge.orders.query.stream;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** On what is opened by {@link StreamOpening}. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface Opening {}
