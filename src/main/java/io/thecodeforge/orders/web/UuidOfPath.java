package io.thecodeforge.orders.web;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids in paths: what is not one names nothing. */
@Provider
class UuidOfPath implements ParamConverterProvider, ParamConverter<UUID> {

    @Override
    @SuppressWarnings("unchecked") // the type was asked
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type generic, Annotation[] annotations) {
        return type.equals(UUID.class) ? (ParamConverter<T>) this : null;
    }

    @Override
    public UUID fromString(String text) {
        return CanonicalUuid.read(text).orElseThrow(NotFoundException::new);
    }

    @Override
    public String toString(UUID id) {
        return id.toString();
    }
}
