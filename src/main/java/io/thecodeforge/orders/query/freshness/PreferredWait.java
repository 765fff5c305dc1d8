package io.thecodeforge.orders.query.freshness;

import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Prefer: wait=<seconds>} of <a href="https://www.rfc-editor.org/rfc/rfc7240">RFC 7240</a>:
 * a preference that cannot be read is passed over, one that is too long is cut.
 *
 * @param isAsked whether the client said so, and is told what was applied
 */
record PreferredWait(Duration duration, boolean isAsked) {

    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";

    private static final PreferredWait USUAL = new PreferredWait(Duration.ofSeconds(2), false);
    private static final BigInteger LONGEST = BigInteger.valueOf(30);

    private static final Pattern WAIT =
            Pattern.compile(
                    "(?:^|[,;])[ \\t]*wait[ \\t]*=[ \\t]*\"?(\\d+)\"?[ \\t]*(?:$|[,;])",
                    Pattern.CASE_INSENSITIVE);

    static PreferredWait of(HttpHeaders headers) {
        return Optional.ofNullable(headers.getRequestHeader(HEADER)).orElse(List.of()).stream()
                .map(WAIT::matcher)
                .filter(Matcher::find)
                .map(wait -> new BigInteger(wait.group(1)).min(LONGEST).longValue())
                .map(seconds -> new PreferredWait(Duration.ofSeconds(seconds), true))
                .findFirst()
                .orElse(USUAL);
    }

    String applied() {
        return "wait=" + duration.toSeconds();
    }
}
