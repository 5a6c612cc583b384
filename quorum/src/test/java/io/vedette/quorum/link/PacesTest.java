package io.vedette.quorum.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacesTest {
    @Test
    void aFewMastersArePingedOftenManyNeverLessThanInRedis() {
        assertThat(PingPace.masterMs(30_000, 1_000, 1, 500)).isEqualTo(10);
        assertThat(PingPace.masterMs(30_000, 1_000, 50, 500)).isEqualTo(100);
        assertThat(PingPace.masterMs(30_000, 1_000, 10_000, 500)).isEqualTo(1_000);
        assertThat(PingPace.masterMs(200, 1_000, 10_000, 500)).isEqualTo(200);
    }

    @Test
    void aSilentHostIsNotFlooded() {
        assertThat(PingPace.repeatMs(1_000, 10)).isEqualTo(250);
        assertThat(PingPace.repeatMs(30_000, 10)).isEqualTo(500);
        assertThat(PingPace.repeatMs(200, 100)).isEqualTo(100);
    }

    @Test
    void aBrokenLinkIsTriedAtOnceAndSeveralTimesWithinTheConfirmation() {
        assertThat(Reconnect.delayMs(0, true, 0, 50, 1)).isZero();
        assertThat(Reconnect.delayMs(1, true, 1, 50, 1)).isEqualTo(10);
        assertThat(Reconnect.delayMs(4, true, 41, 50, 1)).isEqualTo(10);
    }

    @Test
    void laterItIsTriedAtGrowingIntervals() {
        assertThat(Reconnect.delayMs(1, false, 0, 50, 0)).isEqualTo(10);
        assertThat(Reconnect.delayMs(3, false, 0, 50, 0)).isEqualTo(40);
        assertThat(Reconnect.delayMs(100, true, 60_000, 50, 1)).isEqualTo(Reconnect.CAP_MS);
    }

    @Test
    void manyThatAreGoneAreTriedOnceMoreWhenThatConfirmsTheCrash() {
        assertThat(Reconnect.delayMs(0, true, 0, 50, 100)).isZero();
        assertThat(Reconnect.delayMs(1, true, 1, 50, 100)).isEqualTo(49);
        assertThat(Reconnect.delayMs(2, true, 45, 50, 100)).isEqualTo(5);
    }

    @Test
    void afterThatTheyShareTheAttempts() {
        assertThat(Reconnect.delayMs(2, true, 51, 50, 60)).isEqualTo(300);
        assertThat(Reconnect.delayMs(2, true, 51, 50, 1_000)).isEqualTo(Reconnect.CAP_MS);
        assertThat(Reconnect.delayMs(1, true, 51, 50, 1_000))
                .as("one refusal confirms nothing")
                .isEqualTo(10);
    }

    @Test
    void aLostSynLeavesTimeForMoreTriesWithinDownAfter() {
        assertThat(Reconnect.withinMs(true, 0, 30_000)).isEqualTo(Reconnect.KNOWN_CONNECT_MS);
        assertThat(Reconnect.withinMs(true, 2, 600)).isEqualTo(200);
        assertThat(Reconnect.withinMs(true, 0, 200)).isEqualTo(Reconnect.SHORTEST_CONNECT_MS);
    }

    @Test
    void aHandshakeThatTakesLongGetsItsTimeInTheEnd() {
        assertThat(Reconnect.withinMs(true, 3, 200)).isEqualTo(Reconnect.KNOWN_CONNECT_MS);
        assertThat(Reconnect.withinMs(false, 0, 200)).isEqualTo(Reconnect.UNKNOWN_CONNECT_MS);
    }

    @Test
    void aSilentLinkIsMadeAnewBeforeTcpRepeatsItselfTooRarely() {
        assertThat(Reconnect.silentMs(true, false, 1_000)).isEqualTo(1_000);
        assertThat(Reconnect.silentMs(true, false, 5_000)).isEqualTo(Reconnect.TCP_PATIENCE_MS);
        assertThat(Reconnect.silentMs(true, false, 30_000)).isEqualTo(15_000);
    }

    @Test
    void aLinkThatNeverAnsweredIsMadeAnewWhenItIsOld() {
        assertThat(Reconnect.silentMs(false, true, 5_000)).isEqualTo(3_000);
        assertThat(Reconnect.silentMs(false, false, 5_000)).isEqualTo(Long.MAX_VALUE);
    }
}
