package io.vedette.quorum.group;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import java.util.Optional;

/**
 * What was last said on a replica's channel, and over which link. In {@link Accord} only one round of hellos in {@link #ROUNDS} has to
 * go there; but what was not said yet, or not since its link was made anew, is said with the next one.
 */
final class Told {
    /** Every ten seconds, where a round comes every two. */
    static final int ROUNDS = 5;

    private Optional<Link> over = Optional.empty();
    private Optional<HostPort> master = Optional.empty();
    private Epoch configEpoch = Epoch.ZERO;
    private int spared;

    /** Whether this round may pass by, being no news and not the last one of its number. */
    boolean suffices(Optional<Link> link, HostPort named, Epoch under) {
        boolean same = link.isPresent()
                && link.equals(over)
                && master.filter(named::equals).isPresent()
                && under.equals(configEpoch);
        return same && spared < ROUNDS - 1;
    }

    void passedBy() {
        spared++;
    }

    /** @param sparedFrom how many rounds count as passed by already, so that not all groups speak in the same one */
    void said(Optional<Link> link, HostPort named, Epoch under, int sparedFrom) {
        over = link;
        master = Optional.of(named);
        configEpoch = under;
        spared = sparedFrom;
    }
}
