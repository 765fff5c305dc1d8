package io.thecodeforge.orders.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a command's body and checks its constraints.
 *
 * @throws InvalidBodyException with every fault, where there is one
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
class CommandBodyReader implements MessageBodyReader<CommandBody> {

    private static final String CHARSET = "charset";
    private static final Map<String, String> NO_OBJECT = Map.of("", "must be a JSON object");

    private final ObjectMapper json;
    private final Validator validator;

    CommandBodyReader(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return CommandBody.class.isAssignableFrom(type);
    }

    @Override
    public CommandBody readFrom(
            Class<CommandBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream entity)
            throws IOException {
        if (!"utf-8".equalsIgnoreCase(mediaType.getParameters().getOrDefault(CHARSET, "utf-8"))) {
            throw new NotSupportedException();
        }
        byte[] bytes = entity.readAllBytes();
        if (isWide(bytes)) {
            throw new CharConversionException("not UTF-8"); // which Jackson would have read
        }
        try {
            return checked(json.readValue(bytes, type));
        } catch (JsonMappingException e) {
            throw new InvalidBodyException(everyFault(bytes, type));
        }
    }

    /** JSON begins with an ASCII character or two: in UTF-16 and UTF-32 with a zero beside them. */
    private static boolean isWide(byte[] json) {
        return IntStream.range(0, Math.min(json.length, 4)).anyMatch(i -> json[i] == 0);
    }

    private CommandBody checked(@Nullable CommandBody body) {
        if (body == null) {
            throw new InvalidBodyException(NO_OBJECT);
        }
        Map<String, String> faults = Faults.of(validator.validate(body));
        if (!faults.isEmpty()) {
            throw new InvalidBodyException(faults);
        }
        return body;
    }

    /** Slower than reading, so only for a body that is known to be at fault. */
    private Map<String, String> everyFault(byte[] bytes, Class<CommandBody> type)
            throws JsonProcessingException, IOException {
        JsonNode body = json.readTree(bytes);
        if (body.isMissingNode()) {
            return NO_OBJECT;
        }
        Faults faults = new Faults(json, type);
        @Nullable CommandBody rest = faults.readAround(body);
        return rest == null ? faults.found() : faults.and(validator.validate(rest));
    }
}
