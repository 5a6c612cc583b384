package io.vedette.sentinel.lease;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a lender says to a wish. */
public enum Verdict {
    GRANTED,

    /** Lent to somebody else, or perhaps lent: who has just started does not know. */
    TAKEN,

    /** Somebody has asked with a newer epoch. */
    OLD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Verdict> of(String word) {
        return Stream.of(values())
                .filter(verdict -> verdict.word().equals(word))
                .findFirst();
    }
}
