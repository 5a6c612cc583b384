package io.vedette.quorum.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import io.vedette.quorum.Target;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToldTest {
    private static final HostPort MASTER = new HostPort("10.0.0.1", 6379);
    private static final HostPort ANOTHER = new HostPort("10.0.0.2", 6379);
    private static final Epoch EPOCH = new Epoch(3);
    private static final Optional<Link> LINK = link(1);

    private final Told told = new Told();

    private static Optional<Link> link(long attempt) {
        return Optional.of(new Link(new Target.Node(ANOTHER), attempt));
    }

    private int roundsPassedBy() {
        int passed = 0;
        while (told.suffices(LINK, MASTER, EPOCH)) {
            told.passedBy();
            passed++;
        }
        return passed;
    }

    @Test
    void whoWasNeverToldIsTold() {
        assertThat(told.suffices(LINK, MASTER, EPOCH)).isFalse();
        assertThat(told.suffices(LINK, MASTER, Epoch.ZERO)).isFalse();
    }

    @Test
    void fourRoundsPassByAndTheFifthDoesNot() {
        for (int times = 0; times < 3; times++) {
            told.said(LINK, MASTER, EPOCH, 0);
            assertThat(roundsPassedBy()).isEqualTo(4);
        }
    }

    @Test
    void groupsThatWereDisturbedTogetherDoNotSpeakInTheSameRound() {
        for (int from = 0; from < Told.ROUNDS; from++) {
            told.said(LINK, MASTER, EPOCH, from);
            assertThat(roundsPassedBy()).isEqualTo(4 - from);
        }
    }

    @Test
    void newsAreToldAtOnce() {
        told.said(LINK, MASTER, EPOCH, 0);

        assertThat(told.suffices(LINK, ANOTHER, EPOCH)).isFalse();
        assertThat(told.suffices(LINK, MASTER, new Epoch(4))).isFalse();
        assertThat(told.suffices(LINK, MASTER, EPOCH)).isTrue();
    }

    @Test
    void anotherLinkIsAnotherListener() {
        told.said(LINK, MASTER, EPOCH, 0);

        assertThat(told.suffices(link(2), MASTER, EPOCH)).isFalse();
        assertThat(told.suffices(Optional.empty(), MASTER, EPOCH)).isFalse();
    }

    @Test
    void whatCouldNotBeSaidWasNotSaid() {
        told.said(Optional.empty(), MASTER, EPOCH, 0);

        assertThat(told.suffices(Optional.empty(), MASTER, EPOCH)).isFalse();
        assertThat(told.suffices(LINK, MASTER, EPOCH)).isFalse();
    }
}
