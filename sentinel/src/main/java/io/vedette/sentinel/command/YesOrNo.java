package io.vedette.sentinel.command;

import java.util.Locale;
import java.util.Optional;

/** The two words of a switch. */
final class YesOrNo {
    private YesOrNo() {}

    static Optional<Boolean> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static String word(boolean yes) {
        return yes ? "yes" : "no";
    }
}
