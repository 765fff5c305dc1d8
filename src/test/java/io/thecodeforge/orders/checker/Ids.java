package io.thecodeforge.orders.checker;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The ids that a text names. */
final class Ids {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int MOST = 2;

    private Ids() {}

    static Object[] in(String text) {
        return UUID.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MOST)
                .toArray();
    }
}
