package io.vedette.quorum.sim.nemesis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which faults a schedule is drawn from, and how long each may last. */
public final class Schedules {
    private static final int SECOND = 1_000;

    private static final List<Draw> ANYTHING = List.of(
            new Draw(NodeFault.CRASH_NODE, 10, 40 * SECOND),
            new Draw(NodeFault.CRASH_MASTER, 10, 40 * SECOND),
            new Draw(NodeFault.CRASH_MASTER, 200, 60 * SECOND),
            new Draw(NodeFault.CRASH_NODE_KEEPING_AN_OLD_SNAPSHOT, 10, 30 * SECOND),
            new Draw(NodeFault.CRASH_NODE_LOSING_ALL_DATA, 10, 30 * SECOND),
            new Draw(NodeFault.REBORN_EMPTY_MASTER, 600, 601),
            new Draw(NodeFault.CRASH_AND_RESTART_AT_ONCE, 100, 101),
            new Draw(NodeFault.PAUSE_NODE, 50, 40 * SECOND),
            new Draw(NodeFault.NODE_REFUSES, 20, 20 * SECOND),
            new Draw(NodeFault.NODE_IS_MISCONFIGURED, SECOND, 30 * SECOND),
            new Draw(NodeFault.NODE_IS_BUSY, SECOND, 30 * SECOND),
            new Draw(NodeFault.NODE_LOADS_SLOWLY, SECOND, 60 * SECOND),
            new Draw(NodeFault.MASTER_DIES_BEFORE_A_LAGGING_REPLICA, 3 * SECOND, 40 * SECOND),
            new Draw(NodeFault.MASTER_DIES_DURING_A_FIRST_SYNC, 3 * SECOND, 40 * SECOND),
            new Draw(NodeFault.REPLICATION_STARTS_SLOWLY, SECOND, 60 * SECOND),
            new Draw(NodeFault.REPLICA_HAS_PRIORITY_ZERO, SECOND, 60 * SECOND),
            new Draw(NodeFault.CONNECTIONS_RESET, 1, 2),
            new Draw(HostFault.HOST_LOSES_POWER, 100, 40 * SECOND),
            new Draw(SentinelFault.CRASH_SENTINEL, 10, 40 * SECOND),
            new Draw(SentinelFault.PAUSE_SENTINEL, 10, 20 * SECOND),
            new Draw(SentinelFault.ALL_SENTINELS_BLIND, 10, 10 * SECOND),
            new Draw(SentinelFault.SLOW_DISK, SECOND, 40 * SECOND),
            new Draw(SentinelFault.FULL_DISK, SECOND, 40 * SECOND),
            new Draw(SentinelFault.CRASH_BETWEEN_WRITE_AND_REPORT, 100, 20 * SECOND),
            new Draw(HostFault.PARTITION, 100, 40 * SECOND),
            new Draw(HostFault.HOST_ISOLATED, 100, 40 * SECOND),
            new Draw(HostFault.ONE_WAY_CUT, 100, 40 * SECOND),
            new Draw(HostFault.TWO_WAY_CUT, 100, 40 * SECOND),
            new Draw(HostFault.NODE_CUT_FROM_SENTINELS, 100, 40 * SECOND),
            new Draw(HostFault.NODE_CUT_FROM_ONE_SENTINEL, 100, 40 * SECOND),
            new Draw(HostFault.SLOW_HOST, SECOND, 40 * SECOND),
            new Draw(HostFault.LOSSY_HOST, SECOND, 40 * SECOND),
            new Draw(HostFault.MESSAGES_REPEAT, SECOND, 60 * SECOND),
            new Draw(SentinelFault.CLOCK_DRIFTS, SECOND, 60 * SECOND),
            new Draw(SentinelFault.WALL_CLOCK_JUMPS, 1, 2),
            new Draw(HostFault.COLD_START, 100, 5 * SECOND),
            new Draw(OperatorFault.ABSURD_EPOCH, 1, 2),
            new Draw(OperatorFault.OPERATOR_FAILOVER, 1, 2),
            new Draw(OperatorFault.OPERATOR_SWITCHOVER, 1, 2),
            new Draw(OperatorFault.OPERATOR_PAUSE, SECOND, 30 * SECOND),
            new Draw(OperatorFault.OPERATOR_FORGETS_REPLICA, 1, 2),
            new Draw(OperatorFault.OPERATOR_RESETS, 1, 2),
            new Draw(OperatorFault.OPERATOR_FORGETS_SENTINEL, 1, 2),
            new Draw(OperatorFault.OPERATOR_FLUSHES, 1, 2),
            new Draw(OperatorFault.OPERATOR_SIMULATES_FAILURE, SECOND, 30 * SECOND));

    private Schedules() {}

    /** Anything may go wrong, several things at once, until {@code untilMs}. */
    public static List<Fault> anything(RandomGenerator random, int faults, int fromMs, int untilMs) {
        return draw(ANYTHING, random, faults, fromMs, untilMs);
    }

    /** The same, and more often than anything else what hits all groups at once. */
    public static List<Fault> crowded(RandomGenerator random, int faults, int fromMs, int untilMs) {
        List<Draw> draws = new ArrayList<>(ANYTHING);
        for (int i = 0; i < ANYTHING.size() / 4; i++) {
            draws.add(new Draw(NodeFault.ALL_MASTERS_CRASH, 10, 40 * SECOND));
        }
        return draw(draws, random, faults, fromMs, untilMs);
    }

    /**
     * Much goes wrong, nothing of it long enough to be a reason for a failover: nodes are cut off for less than two fifths of
     * down-after (what was sent meanwhile is sent again after 200 ms, and after 600, so the silence is longer than the cut) or back within
     * half of crash-confirm, but sentinels may be blind, dead or without a disk for as long as they like.
     */
    public static List<Fault> quiet(RandomGenerator random, int faults, int fromMs, int untilMs, int downAfterMs) {
        int half = downAfterMs / 2;
        int cut = downAfterMs * 2 / 5;
        List<Draw> draws = List.of(
                new Draw(NodeFault.PAUSE_NODE, 10, half),
                new Draw(HostFault.HOST_ISOLATED, 10, cut),
                new Draw(HostFault.PARTITION, 10, cut),
                new Draw(HostFault.ONE_WAY_CUT, 10, cut),
                new Draw(NodeFault.CRASH_AND_RESTART_AT_ONCE, 100, 101),
                new Draw(NodeFault.CONNECTIONS_RESET, 1, 2),
                new Draw(SentinelFault.CRASH_SENTINEL, 10, 40 * SECOND),
                new Draw(SentinelFault.PAUSE_SENTINEL, 10, 40 * SECOND),
                new Draw(SentinelFault.ALL_SENTINELS_BLIND, downAfterMs, 4 * downAfterMs),
                new Draw(SentinelFault.SLOW_DISK, SECOND, 40 * SECOND),
                new Draw(SentinelFault.FULL_DISK, SECOND, 40 * SECOND),
                new Draw(SentinelFault.CLOCK_DRIFTS, SECOND, 60 * SECOND),
                new Draw(SentinelFault.WALL_CLOCK_JUMPS, 1, 2),
                new Draw(OperatorFault.ABSURD_EPOCH, 1, 2),
                new Draw(HostFault.MESSAGES_REPEAT, SECOND, 60 * SECOND),
                new Draw(NodeFault.REPLICA_HAS_PRIORITY_ZERO, SECOND, 60 * SECOND),
                new Draw(OperatorFault.OPERATOR_FLUSHES, 1, 2));
        return draw(draws, random, faults, fromMs, untilMs);
    }

    /** The same, beside pre-failover hooks that object, or are slow, mute or broken. */
    public static List<Fault> withHooks(List<Fault> faults, RandomGenerator random, int more, int fromMs, int untilMs) {
        List<Draw> draws = List.of(
                new Draw(SentinelFault.HOOK_VETOES, SECOND, 60 * SECOND),
                new Draw(SentinelFault.HOOK_IS_LATE, SECOND, 60 * SECOND),
                new Draw(SentinelFault.HOOK_IS_SILENT, SECOND, 60 * SECOND),
                new Draw(SentinelFault.HOOK_IS_BROKEN, SECOND, 60 * SECOND));
        List<Fault> all = new ArrayList<>(faults);
        all.addAll(draw(draws, random, more, fromMs, untilMs));
        all.sort(Comparator.comparingLong(Fault::atMs));
        return List.copyOf(all);
    }

    /** Without what a redis-sentinel is known not to survive: it believes any epoch. */
    public static List<Fault> bearableForStrangers(List<Fault> faults) {
        return faults.stream()
                .filter(fault -> !fault.kind().equals(OperatorFault.ABSURD_EPOCH))
                .toList();
    }

    private static List<Fault> draw(List<Draw> draws, RandomGenerator random, int faults, int fromMs, int untilMs) {
        List<Fault> drawn = new ArrayList<>();
        for (int i = 0; i < faults; i++) {
            Fault fault = draws.get(random.nextInt(draws.size())).at(random.nextInt(fromMs, untilMs), random);
            if (fault.endMs() <= untilMs) {
                drawn.add(fault);
            }
        }
        drawn.sort(Comparator.comparingLong(Fault::atMs));
        return List.copyOf(drawn);
    }
}
