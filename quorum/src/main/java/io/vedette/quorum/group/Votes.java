package io.vedette.quorum.group;

import io.vedette.quorum.group.Group.Grace;
import io.vedette.quorum.vote.Ballot;
import java.util.Optional;

/** The last vote we gave for a group, how far it is on its way to the disk, and whom we wait for because of it. */
final class Votes {
    private static final long LOST = Long.MAX_VALUE;

    private Ballot ballot;
    /** The revision that makes the vote durable; none of it is told to anybody before. */
    private long revision;

    private Optional<Grace> grace = Optional.empty();

    Votes(Ballot ballot) {
        this.ballot = ballot;
    }

    Ballot ballot() {
        return ballot;
    }

    void cast(Ballot vote, long savedBy) {
        ballot = vote;
        revision = savedBy;
    }

    long revision() {
        return revision;
    }

    /** Saved once more, by this revision. */
    void revision(long savedBy) {
        revision = savedBy;
    }

    /** The write that was to make it durable failed. */
    void lose() {
        revision = LOST;
    }

    boolean isLost() {
        return revision == LOST;
    }

    Optional<Grace> grace() {
        return grace;
    }

    void grace(Optional<Grace> given) {
        grace = given;
    }
}
