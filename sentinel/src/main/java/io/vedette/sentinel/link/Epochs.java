package io.vedette.sentinel.link;

import io.vedette.quorum.Epoch;
import java.util.Optional;

/** Reads epochs others sent us. */
public final class Epochs {
    private Epochs() {}

    public static Optional<Epoch> of(String decimal) {
        try {
            return Optional.of(Epoch.parse(decimal));
        } catch (NumberFormatException notAnEpoch) {
            return Optional.empty();
        }
    }
}
