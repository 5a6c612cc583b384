package io.vedette.quorum.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Rules;
import io.vedette.quorum.sim.run.Figures;
import io.vedette.quorum.sim.run.Plans;
import io.vedette.quorum.sim.run.Setup;
import org.junit.jupiter.api.Test;

/** What is promised about time, measured where time is exact. When thorough it prints the table of deploy/docs/simulation.md. */
class FiguresTest {
    private static final boolean THOROUGH = Boolean.getBoolean("tests.thorough");
    private static final int SEEDS = THOROUGH ? 100 : 40;
    private static final int MASTERS = THOROUGH ? 2_000 : 400;
    private static final int FAILOVERS = THOROUGH ? 1_000 : 200;
    private static final int NOISY_SEEDS = THOROUGH ? 20 : 2;
    private static final int NOISY_MINUTES = 10;
    private static final long DOWN_AFTER_MS = 3_000;
    private static final long WITHIN_MS = 60_000;
    private static final Setup OURS =
            Setup.small(Rules.withQuorum(2).downAfterMs(DOWN_AFTER_MS).failoverTimeoutMs(20_000));
    private static final Setup REDIS = OURS.sentinels(3, 3);

    @Test
    void redisSentinelTakesWhatWasMeasuredOfTheRealOne() {
        Figures.Delays crash = Figures.afterCrash(REDIS, SEEDS, WITHIN_MS);
        Figures.Delays silence = Figures.afterSilence(REDIS, SEEDS, WITHIN_MS);
        System.out.println(Figures.line("redis-sentinel's rules, crash", REDIS, crash));
        System.out.println(Figures.line("redis-sentinel's rules, silence", REDIS, silence));
        // The real one: down-after + 1.2 to 2.4 s after a kill, another 0..1 s after a hang.
        assertThat(crash.medianMs()).isBetween(DOWN_AFTER_MS + 1_000, DOWN_AFTER_MS + 2_600);
        assertThat(silence.medianMs()).isBetween(DOWN_AFTER_MS + 1_000, DOWN_AFTER_MS + 3_600);
    }

    @Test
    void aCrashIsPublishedEverywhereWithinTwentyMillisecondsOfItsConfirmation() {
        Figures.Delays crash = Figures.afterCrash(OURS, SEEDS, WITHIN_MS);
        System.out.println(Figures.line("ours, crash", OURS, crash));
        assertThat(crash.unpublished()).isZero();
        assertThat(crash.medianMs()).isLessThanOrEqualTo(OURS.rules().crashConfirmMs() + 20);
    }

    @Test
    void silenceIsPublishedEverywhereWithinTwentyMillisecondsOfDownAfter() {
        Figures.Delays silence = Figures.afterSilence(OURS, SEEDS, WITHIN_MS);
        System.out.println(Figures.line("ours, silence", OURS, silence));
        assertThat(silence.unpublished()).isZero();
        assertThat(silence.medianMs()).isLessThanOrEqualTo(DOWN_AFTER_MS + 20);
    }

    @Test
    void aBadNetworkIsNoReasonForAFailover() {
        Setup patient = OURS.rules(OURS.rules().downAfterMs(2_000));
        for (int percent : new int[] {5, 20}) {
            Figures.Noise noise = Figures.overABadNetwork(patient, NOISY_SEEDS, NOISY_MINUTES, percent * 10_000);
            System.out.printf("| ours, %d x %d min, loss %d %% | %s |%n", NOISY_SEEDS, NOISY_MINUTES, percent, noise);
            assertThat(noise.failovers()).isZero();
        }
        if (THOROUGH) {
            Setup redis = patient.sentinels(3, 3);
            System.out.println("| redis-sentinel's rules, loss 20 % | "
                    + Figures.overABadNetwork(redis, NOISY_SEEDS, NOISY_MINUTES, 200_000) + " |");
        }
    }

    @Test
    void mastersThatAllDieAtOnceAreReplacedWithinTwoSeconds() {
        Setup many = OURS.sentinels(5, 0).rules(OURS.rules().quorum(3)).groups(MASTERS, 1, 0);
        Figures.Storm storm = Figures.everyMasterDiesAtOnce(many, 1, 10_000);
        System.out.println("| " + MASTERS + " masters at once, five sentinels | " + storm + " |");
        assertThat(storm.lastMs()).isBetween(0L, 2_000L);
        assertThat(storm.mostOfOneGroup())
                .as("elections of the unluckiest group")
                .isEqualTo(1);
    }

    @Test
    void aHundredMastersThatDieAtOnceAreKnockedAtSeldom() {
        Setup many = OURS.groups(120, 2, 0);
        // Of each: twice to hear that it is gone, and two replicas that cut their clients off when they change their
        // role.
        assertThat(Figures.knocks(many, 100, 1, 10_000)).isLessThanOrEqualTo(4 * 100);
        assertThat(Figures.knocks(many, 1, 1, 10_000))
                .as("one alone is tried several times, for it may come back")
                .isGreaterThan(6);
    }

    @Test
    void seventeenSentinelsNeverLoseAnElectionTwiceInARow() {
        Setup crowd = OURS.sentinels(17, 0)
                .rules(OURS.rules().quorum(9))
                .jitterUs(1_000)
                .settings(Plans.settings(1, 8_000))
                .groups(1, 2, 0);
        Figures.Series series = Figures.oneAfterTheOther(crowd, 1, FAILOVERS, 3_000);
        System.out.println("| 17 sentinels, " + FAILOVERS + " failovers | " + series + " |");
        assertThat(series.failovers()).isEqualTo(FAILOVERS);
        assertThat(series.lostInARow()).isLessThan(2);
    }
}
