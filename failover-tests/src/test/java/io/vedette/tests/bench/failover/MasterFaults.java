package io.vedette.tests.bench.failover;

import io.vedette.tests.cluster.Member;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** The master alone is hurt. */
final class MasterFaults {
    private static final int AFTERMATH_S = 8;

    private MasterFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("kill", "kill -9 of the master", 250, lines(1_000), MasterFaults::killed),
                new Fault("term", "SIGTERM of the master", 250, lines(1_000), MasterFaults::terminated),
                new Fault("stop", "master frozen (SIGSTOP)", 1_200, lines(1_000), MasterFaults::frozen),
                new Fault("cut", "network of the master's host cut", 1_200, true, lines(1_000), MasterFaults::cut),
                new Fault("kill-200", "kill -9, down-after 200", 250, lines(200), MasterFaults::killedAndWatched),
                new Fault("kill-5000", "kill -9, down-after 5000", 250, lines(5_000), MasterFaults::killed),
                new Fault("stop-5000", "frozen, down-after 5000", 5_200, lines(5_000), MasterFaults::frozen));
    }

    static List<String> lines(int downAfterMs) {
        return List.of(
                "sentinel down-after-milliseconds GROUP " + downAfterMs, "sentinel failover-timeout GROUP 10000");
    }

    /** What is done to the master. */
    private interface Harm {
        void doTo(Member master) throws IOException, InterruptedException;
    }

    private static Outcome killed(Arena arena) throws IOException, InterruptedException {
        return Outcome.of(untilReplaced(arena, arena.follower(), Member::kill));
    }

    private static Outcome terminated(Arena arena) throws IOException, InterruptedException {
        return Outcome.of(untilReplaced(arena, arena.follower(), Member::terminate));
    }

    private static Outcome frozen(Arena arena) throws IOException, InterruptedException {
        return Outcome.of(untilReplaced(arena, arena.follower(), Member::freeze));
    }

    private static Outcome cut(Arena arena) throws IOException, InterruptedException {
        return Outcome.of(
                untilReplaced(arena, arena.follower(), master -> master.site().cut()));
    }

    /** Also what comes of it: with a short down-after the new master may be taken for dead at once. */
    private static Outcome killedAndWatched(Arena arena) throws IOException, InterruptedException {
        Follower follower = arena.follower();
        OptionalDouble ms = untilReplaced(arena, follower, Member::kill);
        TimeUnit.SECONDS.sleep(AFTERMATH_S);
        return Outcome.of(ms)
                .with("needless failovers", Math.max(0, arena.failovers() - 1))
                .with("lost writes", arena.lost(follower));
    }

    private static OptionalDouble untilReplaced(Arena arena, Follower follower, Harm harm)
            throws IOException, InterruptedException {
        Member master = arena.group().master();
        long since = System.nanoTime();
        harm.doTo(master);
        return arena.untilWriteElsewhere(follower, master, since);
    }
}
