package io.vedette.quorum.vote;

import static io.vedette.quorum.vote.Tally.LOST;
import static io.vedette.quorum.vote.Tally.PENDING;
import static io.vedette.quorum.vote.Tally.WON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void aMajorityOfAllKnownVotersWins() {
        assertThat(Tally.of(3, 1, 1, 0)).isEqualTo(PENDING);
        assertThat(Tally.of(3, 1, 2, 0)).isEqualTo(WON);
        assertThat(Tally.of(4, 1, 2, 0)).isEqualTo(PENDING);
        assertThat(Tally.of(4, 1, 3, 0)).isEqualTo(WON);
    }

    @Test
    void aQuorumAboveTheMajorityIsNeededToo() {
        assertThat(Tally.of(5, 4, 3, 0)).isEqualTo(PENDING);
        assertThat(Tally.of(5, 4, 4, 0)).isEqualTo(WON);
    }

    @Test
    void itIsLostAsSoonAsItCannotBeWon() {
        assertThat(Tally.of(5, 2, 1, 2)).isEqualTo(PENDING);
        assertThat(Tally.of(5, 2, 1, 3)).isEqualTo(LOST);
    }

    @Test
    void twoCandidatesNeverBothWin() {
        for (int voters = 1; voters <= 17; voters++) {
            for (int mine = 0; mine <= voters; mine++) {
                List<Tally> both =
                        List.of(Tally.of(voters, 1, mine, voters - mine), Tally.of(voters, 1, voters - mine, mine));
                assertThat(both).as("%s of %s", mine, voters).isNotEqualTo(List.of(WON, WON));
            }
        }
    }
}
