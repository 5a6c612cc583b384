package io.vedette.quorum.sim.run;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.sim.check.Witness;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.time.Scheduler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** When each group's new master was published by every sentinel, and how many elections that took. */
public final class Stopwatch implements Witness {
    private final Scheduler clock;
    private final int sentinels;
    private final Map<GroupName, Set<SentinelId>> publishedBy = new HashMap<>();
    private final Map<GroupName, Long> doneUs = new HashMap<>();
    private final Map<GroupName, Integer> attempts = new HashMap<>();
    private final Map<GroupName, Integer> elected = new HashMap<>();

    public Stopwatch(Scheduler clock, int sentinels) {
        this.clock = clock;
        this.sentinels = sentinels;
    }

    /** Forget everything; the next failover is to be measured. */
    public void restart() {
        publishedBy.clear();
        doneUs.clear();
        attempts.clear();
        elected.clear();
    }

    @Override
    public void announced(SentinelProcess sentinel, GroupName group, String event, String payload) {
        if (event.equals("+try-failover")) {
            attempts.merge(group, 1, Integer::sum);
        } else if (event.equals("+elected-leader")) {
            elected.merge(group, 1, Integer::sum);
        }
    }

    @Override
    public void published(SentinelProcess sentinel, GroupName group, Epoch configEpoch, HostPort master) {
        Set<SentinelId> all = publishedBy.computeIfAbsent(group, g -> new HashSet<>());
        if (all.add(sentinel.id()) && all.size() == sentinels) {
            doneUs.put(group, clock.nowUs());
        }
    }

    /** How many groups every sentinel has published. */
    public int done() {
        return doneUs.size();
    }

    /** When the last of them was; -1 for none. */
    public long lastUs() {
        return doneUs.values().stream().mapToLong(Long::longValue).max().orElse(-1);
    }

    public int attempts() {
        return attempts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int elected() {
        return elected.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The most elections any one group needed. */
    public int mostAttempts() {
        return attempts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
