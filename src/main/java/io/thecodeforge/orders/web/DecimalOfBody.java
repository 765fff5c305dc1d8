package io.thecodeforge.orders.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.BigDecimalDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Decimals in bodies, of a size that can be written out. {@code 0e2147483647} is a zero to every
 * bound that one can put on its value, and cannot be written as plain digits.
 */
class DecimalOfBody extends StdScalarDeserializer<BigDecimal> {

    private static final long serialVersionUID = 1L;

    private static final int MOST_DIGITS = 1000;

    DecimalOfBody() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        BigDecimal decimal = BigDecimalDeserializer.instance.deserialize(parser, context);
        if (decimal != null && Math.abs((long) decimal.scale()) > MOST_DIGITS) {
            context.reportInputMismatch(this, "a number of more than %d digits", MOST_DIGITS);
        }
        return decimal;
    }
}
