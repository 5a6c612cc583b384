package io.vedette.quorum.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.PingReply;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Tolerance TOLERANCE = new Tolerance(1_000, 50);

    private final Pulse pulse = answeringAt(100);

    private static Pulse answeringAt(long nowMs) {
        Pulse pulse = new Pulse(0);
        pulse.opened();
        pulse.pinged(nowMs - 1);
        pulse.answered(PingReply.PONG, nowMs);
        return pulse;
    }

    @Test
    void silenceIsMeasuredFromThePingThatWasNotAnswered() {
        assertThat(pulse.isDown(TOLERANCE, 1_000_000)).isFalse();
        pulse.pinged(900);
        pulse.pinged(1_400);
        assertThat(pulse.isDown(TOLERANCE, 1_900)).isFalse();
        assertThat(pulse.downAtMs(TOLERANCE)).isEqualTo(1_901);
        assertThat(pulse.isDown(TOLERANCE, 1_901)).isTrue();
    }

    @Test
    void anInstanceThatNeverAnsweredIsSilentSinceWeKnowIt() {
        assertThat(new Pulse(500).isDown(TOLERANCE, 1_501)).isTrue();
    }

    @Test
    void aLiveNodeThatCannotServeIsNotMistakenForADeadOne() {
        pulse.pinged(200);
        pulse.answered(PingReply.MISCONF, 201);
        assertThat(pulse.evidence(TOLERANCE, 300)).contains(new Evidence.Unwell(201, PingReply.MISCONF, false));
        assertThat(pulse.isDown(TOLERANCE, 300)).isFalse();
        pulse.answered(PingReply.LOADING, 310);
        assertThat(pulse.isDown(TOLERANCE, 5_000)).isFalse();
    }

    @Test
    void whatItSaysOfItselfCondemnsItInPlaceOfSilence() {
        pulse.pinged(200);
        pulse.answered(PingReply.MISCONF, 201);
        assertThat(pulse.evidence(TOLERANCE, 1_201))
                .filteredOn(Evidence::condemns)
                .containsExactly(new Evidence.Unwell(201, PingReply.MISCONF, true));
        assertThat(pulse.isDown(TOLERANCE, 1_201)).isTrue();
    }

    @Test
    void whatItSaidLongAgoIsMereSilenceByNow() {
        pulse.pinged(200);
        pulse.answered(PingReply.BUSY, 201);
        assertThat(pulse.evidence(TOLERANCE, 2_201))
                .filteredOn(Evidence::condemns)
                .containsExactly(new Evidence.Unwell(201, PingReply.BUSY, true));
        assertThat(pulse.evidence(TOLERANCE, 2_202))
                .filteredOn(Evidence::condemns)
                .containsExactly(new Evidence.Silence(200, 1_000, true));
    }

    @Test
    void anErrorThatMayConcernUsAloneIsAsGoodAsSilence() {
        pulse.pinged(200);
        pulse.answered(PingReply.NOAUTH, 201);
        assertThat(pulse.evidence(TOLERANCE, 1_201))
                .filteredOn(Evidence::condemns)
                .containsExactly(new Evidence.Silence(200, 1_000, true));
    }

    @Test
    void whatRefusedUsLongAgoIsMereSilenceByNow() {
        pulse.ended(LinkEnd.RESET, 200);
        pulse.ended(LinkEnd.REFUSED, 250);
        pulse.ended(LinkEnd.REFUSED, 300);
        pulse.ended(LinkEnd.TIMED_OUT, 800);
        assertThat(pulse.evidence(TOLERANCE, 1_300))
                .filteredOn(Evidence::condemns)
                .hasAtLeastOneElementOfType(Evidence.Crash.class);
        assertThat(pulse.evidence(TOLERANCE, 1_301))
                .filteredOn(Evidence::condemns)
                .containsExactly(new Evidence.Silence(200, 1_000, true));
        assertThat(pulse.isDown(TOLERANCE, 1_301)).isTrue();
    }

    @Test
    void whatItSaidBeforeItFellSilentIsForgotten() {
        pulse.pinged(200);
        pulse.answered(PingReply.LOADING, 201);
        pulse.pinged(300);
        assertThat(pulse.evidence(TOLERANCE, 1_301))
                .filteredOn(Evidence::condemns)
                .containsExactly(new Evidence.Silence(300, 1_000, true));
    }

    @Test
    void refusedForLongEnoughAfterABreakIsACrash() {
        pulse.ended(LinkEnd.RESET, 200);
        for (long nowMs = 201; nowMs < 250; nowMs += 10) {
            pulse.ended(LinkEnd.REFUSED, nowMs);
            assertThat(pulse.isCrashed(TOLERANCE)).isFalse();
        }
        pulse.ended(LinkEnd.REFUSED, 251);
        assertThat(pulse.isCrashed(TOLERANCE)).isTrue();
        assertThat(pulse.isDown(TOLERANCE, 251)).isTrue();
    }

    @Test
    void oneConnectWipesItOut() {
        pulse.ended(LinkEnd.CLOSED, 200);
        pulse.ended(LinkEnd.REFUSED, 230);
        pulse.opened();
        pulse.ended(LinkEnd.REFUSED, 260);
        pulse.ended(LinkEnd.REFUSED, 300);
        assertThat(pulse.isCrashed(TOLERANCE)).isFalse();
    }

    @Test
    void oneRefusalHoweverLateIsNotEnough() {
        pulse.ended(LinkEnd.RESET, 200);
        pulse.ended(LinkEnd.REFUSED, 900);
        assertThat(pulse.isCrashed(TOLERANCE)).isFalse();
    }

    @Test
    void aHostThatNeverAnsweredGivesNoEvidenceOfACrash() {
        Pulse stranger = new Pulse(0);
        for (long nowMs = 1; nowMs < 900; nowMs += 10) {
            stranger.ended(LinkEnd.REFUSED, nowMs);
        }
        assertThat(stranger.isDown(TOLERANCE, 900)).isFalse();
    }

    @Test
    void timeoutsAreSilenceNotRefusal() {
        pulse.ended(LinkEnd.RESET, 200);
        pulse.ended(LinkEnd.TIMED_OUT, 300);
        pulse.ended(LinkEnd.UNREACHABLE, 400);
        assertThat(pulse.isCrashed(TOLERANCE)).isFalse();
        assertThat(pulse.isDown(TOLERANCE, 1_201)).isTrue();
    }

    @Test
    void withoutCrashDetectionRefusalsAreIgnored() {
        Tolerance patient = new Tolerance(1_000, Tolerance.NEVER);
        pulse.ended(LinkEnd.RESET, 200);
        pulse.ended(LinkEnd.REFUSED, 300);
        pulse.ended(LinkEnd.REFUSED, 400);
        assertThat(pulse.isDown(patient, 400)).isFalse();
        assertThat(pulse.evidence(patient, 400)).allMatch(Evidence::isSilence);
    }

    @Test
    void blindnessIsExcused() {
        pulse.pinged(200);
        pulse.excuse(1_190);
        assertThat(pulse.downAtMs(TOLERANCE)).isEqualTo(200 + Pulse.EXCUSE_MS + 1_001);
    }

    @Test
    void whoSaidItIsOfNoUseIsWaitedForWhenAskedAgain() {
        pulse.pinged(200);
        pulse.answered(PingReply.BUSY, 201);
        assertThat(pulse.isAskedBack()).isFalse();
        pulse.pinged(700);
        assertThat(pulse.isAskedBack()).isTrue();
        pulse.answered(PingReply.PONG, 701);
        assertThat(pulse.isAskedBack()).isFalse();
    }

    @Test
    void whoFellSilentSinceIsNotWaitedFor() {
        pulse.pinged(200);
        pulse.answered(PingReply.BUSY, 201);
        pulse.pinged(2_202);
        assertThat(pulse.isAskedBack()).isFalse();
    }

    @Test
    void everyEvidenceSaysWhatItIs() {
        pulse.ended(LinkEnd.RESET, 200);
        pulse.ended(LinkEnd.REFUSED, 210);
        pulse.ended(LinkEnd.REFUSED, 250);
        assertThat(pulse.evidence(TOLERANCE, 300))
                .extracting(evidence -> evidence.describe(300))
                .containsExactly(
                        "RESET 100 ms ago and refused 2 times since, for 50 ms of 50", "silent for 100 ms of 1000");
    }
}
