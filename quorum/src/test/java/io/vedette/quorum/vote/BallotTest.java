package io.vedette.quorum.vote;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BallotTest {
    private static final SentinelId ANNE = new SentinelId("anne");
    private static final SentinelId BEN = new SentinelId("ben");

    private final Ballot ballot = new Ballot(new Epoch(4), Optional.of(ANNE));

    @Test
    void thereIsNoSecondVoteInAnEpochNotEvenForTheSameCandidate() {
        assertThat(ballot.grant(new Epoch(4), BEN, Epoch.ZERO)).isEmpty();
        assertThat(ballot.grant(new Epoch(4), ANNE, Epoch.ZERO)).isEmpty();
        assertThat(ballot.grant(new Epoch(3), BEN, Epoch.ZERO)).isEmpty();
    }

    @Test
    void aLaterEpochIsANewVote() {
        assertThat(ballot.grant(new Epoch(5), BEN, Epoch.ZERO)).contains(new Ballot(new Epoch(5), Optional.of(BEN)));
    }

    @Test
    void anEpochThatMadeAConfigurationAlreadyIsOver() {
        assertThat(ballot.grant(new Epoch(6), BEN, new Epoch(6))).isEmpty();
    }

    @Test
    void afterARestartTheEpochIsUsedUpThoughTheNameIsForgotten() {
        Ballot restored = new Ballot(new Epoch(4), Optional.empty());
        assertThat(restored.grant(new Epoch(4), ANNE, Epoch.ZERO)).isEmpty();
        assertThat(restored.isFor(ANNE, new Epoch(4))).isFalse();
    }
}
