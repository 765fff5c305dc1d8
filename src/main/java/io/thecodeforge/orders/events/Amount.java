package io.thecodeforge.orders.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.BigDecimalDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;

/**
 * A decimal that can be written out: {@code 1e999999999} is eleven characters, and a thousand
 * million wherever it is written as plain digits. No sum of money comes near the bounds.
 */
final class Amount extends StdDeserializer<BigDecimal> {

    @Serial private static final long serialVersionUID = 1L;

    private static final int MOST_DIGITS = 100;

    Amount() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser json, DeserializationContext context)
            throws IOException {
        BigDecimal amount = BigDecimalDeserializer.instance.deserialize(json, context);
        if (amount.precision() > MOST_DIGITS || Math.abs((long) amount.scale()) > MOST_DIGITS) {
            context.reportInputMismatch(this, "a number of more than %d digits", MOST_DIGITS);
        }
        return amount;
    }
}
