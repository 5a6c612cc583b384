package io.vedette.quorum.sim.run;

import io.vedette.quorum.Rules;
import io.vedette.quorum.Settings;

/**
 * The shape of one cluster.
 *
 * @param sentinels how many there are
 * @param strangers how many of them follow redis-sentinel's rules
 * @param groups how many masters they watch
 * @param replicas of each master
 * @param linkUs one way from host to host
 * @param jitterUs what is added at random
 * @param diskUs one durable write
 * @param coLocated whether sentinels live on the nodes' hosts
 * @param acquainted whether the sentinels know each other and the replicas when they start
 * @param paceUs between two writes of a client; 0 for no clients
 */
public record Setup(
        int sentinels,
        int strangers,
        int groups,
        int replicas,
        Rules rules,
        Settings settings,
        long linkUs,
        long jitterUs,
        long diskUs,
        boolean coLocated,
        boolean acquainted,
        long paceUs) {

    /** Three sentinels, a master and two replicas, 1 ms links. */
    public static Setup small(Rules rules) {
        return new Setup(3, 0, 1, 2, rules, Settings.DEFAULT, 1_000, 0, 1_000, false, true, 200_000);
    }

    public Setup sentinels(int all, int foreign) {
        return new Setup(
                all,
                foreign,
                groups,
                replicas,
                rules,
                settings,
                linkUs,
                jitterUs,
                diskUs,
                coLocated,
                acquainted,
                paceUs);
    }

    public Setup groups(int count, int replicasOfEach, long clientPaceUs) {
        return new Setup(
                sentinels,
                strangers,
                count,
                replicasOfEach,
                rules,
                settings,
                linkUs,
                jitterUs,
                diskUs,
                coLocated,
                acquainted,
                clientPaceUs);
    }

    public Setup rules(Rules others) {
        return new Setup(
                sentinels,
                strangers,
                groups,
                replicas,
                others,
                settings,
                linkUs,
                jitterUs,
                diskUs,
                coLocated,
                acquainted,
                paceUs);
    }

    public Setup settings(Settings others) {
        return new Setup(
                sentinels,
                strangers,
                groups,
                replicas,
                rules,
                others,
                linkUs,
                jitterUs,
                diskUs,
                coLocated,
                acquainted,
                paceUs);
    }

    public Setup jitterUs(long us) {
        return new Setup(
                sentinels,
                strangers,
                groups,
                replicas,
                rules,
                settings,
                linkUs,
                us,
                diskUs,
                coLocated,
                acquainted,
                paceUs);
    }

    public int majority() {
        return sentinels / 2 + 1;
    }
}
