package io.vedette.quorum.group;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.failover.Objections;
import io.vedette.quorum.failover.Objections.Collector;
import io.vedette.quorum.failover.Ranking;
import io.vedette.quorum.liveness.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * Everything that speaks against beginning an automatic failover, in words. The failover begins when there is nothing; EXPLAIN shows the
 * same list.
 */
final class ObjectionFinder {
    /** How long a later configuration that is being verified keeps us from acting on the earlier one. */
    static final long FOLLOW_MS = 2_500;

    private final Group group;
    private final Ward ward;
    private final Collector found = new Collector();

    ObjectionFinder(Group group, Ward ward) {
        this.group = group;
        this.ward = ward;
    }

    /**
     * As much as keeps the failover from beginning now: what is known without a search comes first, and the rest only where that has
     * nothing to say. Where many masters are gone at once this is asked at every step of each.
     */
    Objections first(long nowMs) {
        grace(nowMs);
        if (!found.any()) {
            opinions(nowMs);
        }
        if (!found.any()) {
            ward.preFailover().object(group, found, nowMs);
            readiness(nowMs);
            doubts(nowMs);
        }
        return found.toObjections();
    }

    Objections find(long nowMs) {
        ward.preFailover().object(group, found, nowMs);
        return findOthers(nowMs);
    }

    /** All but that of the hook, which is not asked before nothing else objects. */
    Objections findOthers(long nowMs) {
        opinions(nowMs);
        readiness(nowMs);
        grace(nowMs);
        doubts(nowMs);
        return found.toObjections();
    }

    private void readiness(long nowMs) {
        ward.electorate().lacks(group).ifPresent(found::missing);
        disk();
        replicas(nowMs);
        pause(nowMs);
        follow(nowMs);
    }

    private void doubts(long nowMs) {
        witnesses(nowMs);
        new ColdStart(group).object(found, nowMs);
    }

    private void opinions(long nowMs) {
        if (!group.standing().isSdown()) {
            found.missing("evidence that the master is down");
            return;
        }
        int have = 1 + ward.opinions().supporters(group, nowMs);
        int need = group.rules().quorum();
        if (have < need) {
            List<SentinelId> others = group.voters().stream()
                    .filter(voter -> !ward.opinions().supports(group, voter, nowMs))
                    .map(Voter::id)
                    .toList();
            found.missing("opinions: " + have + " of " + need + " sentinels hold the master for down, not " + others);
        }
    }

    private void disk() {
        if (ward.self().journal().isFailing()) {
            found.missing("a disk that stores our own vote");
        }
    }

    /** A sentinel that could promote nobody leaves the election to those who can. */
    private void replicas(long nowMs) {
        Ranking ranking = new Census(group).ranking(infos -> true, List.of(), Optional.empty(), nowMs);
        if (ranking.best().isEmpty()) {
            boolean costly =
                    ranking.lines().stream().anyMatch(line -> line.discarded().isEmpty());
            found.missing(
                    costly
                            ? "a replica within the loss budget: the best one lacks "
                                    + ranking.lossBytes().orElse(0) + " bytes"
                            : "a replica that may be promoted");
        }
    }

    private void pause(long nowMs) {
        Pause ordered = group.pause();
        if (ordered.isOn(nowMs)) {
            found.veto("paused for " + ordered.remainingMs(nowMs) + " ms more: " + ordered.reason(), ordered.untilMs());
        }
    }

    private void follow(long nowMs) {
        group.follow()
                .filter(follow -> nowMs < follow.sinceMs() + FOLLOW_MS)
                .ifPresent(follow -> found.veto(
                        "epoch " + follow.configEpoch() + " with master " + follow.master() + " is being verified",
                        follow.sinceMs() + FOLLOW_MS));
    }

    private void grace(long nowMs) {
        group.awaitedLeader(nowMs)
                .ifPresent(given -> found.veto(
                        given.leader() + " was voted for in epoch " + given.epoch() + ", it has "
                                + (given.untilMs() - nowMs) + " ms more",
                        given.untilMs()));
    }

    private void witnesses(long nowMs) {
        if (!isSilenceOnly(nowMs)) {
            return;
        }
        List<HostPort> vouching = vouching(nowMs, nowMs);
        ward.witnesses()
                .awaitedUntilMs(group, nowMs)
                .ifPresent(untilMs -> found.veto("the replicas are asked whether they still hear the master", untilMs));
        if (!vouching.isEmpty()) {
            found.veto("still streaming to " + vouching + ": it is silent only to us", nowMs + Witnesses.REPEAT_MS);
        }
    }

    private boolean isSilenceOnly(long nowMs) {
        return group.standing().isSdown()
                && ward.judge().evidence(group, nowMs).stream()
                        .filter(Evidence::condemns)
                        .allMatch(Evidence::isSilence);
    }

    /** The replicas that still hear a master of which we know nothing worse than its silence; asked lately, or at least since then. */
    List<HostPort> vouching(long sinceMs, long nowMs) {
        return isSilenceOnly(nowMs) ? ward.witnesses().vouching(group, sinceMs, nowMs) : List.of();
    }
}
