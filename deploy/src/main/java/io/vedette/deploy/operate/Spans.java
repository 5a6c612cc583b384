package io.vedette.deploy.operate;

import io.vedette.deploy.local.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write and read them. */
final class Spans {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private Spans() {}

    static long ms(String written) throws Refusal {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
            throw new Refusal(
                    "'" + written + "' is no time: expected a number and a unit, such as 500ms, 30s, 10m or 2h");
        }
        long unit = switch (parts.group(2)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            default -> 3_600_000;
        };
        return Long.parseLong(parts.group(1)) * unit;
    }

    static String ago(String ms) {
        if (!ms.matches("\\d{1,18}")) {
            return "";
        }
        long seconds = Long.parseLong(ms) / 1_000;
        if (seconds < 60) {
            return seconds + " s ago";
        }
        return seconds < 3_600 ? seconds / 60 + " min ago" : seconds / 3_600 + " h ago";
    }
}
