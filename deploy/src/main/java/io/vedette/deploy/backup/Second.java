package io.vedette.deploy.backup;

import io.vedette.deploy.local.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A second of Unix time, as people write it. */
final class Second {
    private Second() {}

    static long of(String text) throws Refusal {
        try {
            return text.matches("\\d{1,12}")
                    ? Long.parseLong(text)
                    : OffsetDateTime.parse(text).toEpochSecond();
        } catch (DateTimeException unknown) {
            throw new Refusal("--until " + text + ": expected a time such as 2026-11-22T09:30:00Z,"
                    + " 2026-11-22T10:30:00+01:00 or 1795339800");
        }
    }

    static String inWords(long second) {
        return Instant.ofEpochSecond(second).toString();
    }
}
