package io.vedette.sentinel.shell;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** When something is to be done: {@code at} an instant with its offset (ISO 8601), or {@code in} so many seconds. */
public final class PlannedTime {
    private PlannedTime() {}

    /** Empty when that is no time. */
    public static Optional<Instant> of(String how, String when, Instant now) {
        return switch (how.toLowerCase(Locale.ROOT)) {
            case "at" -> at(when);
            case "in" ->
                when.matches("\\d{1,9}") ? Optional.of(now.plusSeconds(Long.parseLong(when))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> at(String when) {
        try {
            return Optional.of(OffsetDateTime.parse(when).toInstant());
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }
}
