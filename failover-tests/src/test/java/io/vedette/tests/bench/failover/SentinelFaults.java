package io.vedette.tests.bench.failover;

import io.vedette.tests.cluster.Member;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The master dies when its sentinels are in trouble themselves. */
final class SentinelFaults {
    private static final int FREEZE_S = 4;
    private static final int APART_S = 3;

    private SentinelFaults() {}

    static List<Fault> all() {
        List<String> lines = MasterFaults.lines(1_000);
        return List.of(
                new Fault("leader", "the elected leader dies in the middle", 2_000, lines, SentinelFaults::leaderDies),
                new Fault(
                        "majority",
                        "a majority of sentinels lost and returned, master dead",
                        2_000,
                        lines,
                        SentinelFaults::majorityReturns),
                new Fault(
                        "thaw",
                        "all sentinels frozen 4 s, then the master dies",
                        1_500,
                        lines,
                        SentinelFaults::thawedBeforeMasterDies));
    }

    /** Whoever first says that it was elected is killed there and then. */
    private static Outcome leaderDies(Arena arena) throws IOException, InterruptedException {
        AtomicBoolean killed = new AtomicBoolean();
        for (Member sentinel : arena.cluster().sentinels()) {
            arena.listen(sentinel, "+elected-leader", payload -> {
                if (killed.compareAndSet(false, true)) {
                    sentinel.kill();
                }
            });
        }
        Follower follower = arena.follower();
        Member master = arena.group().master();
        long since = System.nanoTime();
        master.kill();
        OptionalDouble ms = arena.untilWriteElsewhere(follower, master, since);
        if (!killed.get()) {
            throw new IllegalStateException("nobody was elected");
        }
        return Outcome.of(ms);
    }

    /** From the moment they are started again. */
    private static Outcome majorityReturns(Arena arena) throws IOException, InterruptedException {
        List<Member> lost = arena.cluster().sentinels().subList(1, 3);
        Follower follower = arena.follower();
        Member master = arena.group().master();
        lost.forEach(Member::kill);
        master.kill();
        for (Member sentinel : lost) {
            sentinel.awaitEnd();
        }
        TimeUnit.SECONDS.sleep(APART_S);
        long since = System.nanoTime();
        for (Member sentinel : lost) {
            sentinel.start();
        }
        return Outcome.of(arena.untilWriteElsewhere(follower, master, since));
    }

    private static Outcome thawedBeforeMasterDies(Arena arena) throws IOException, InterruptedException {
        List<Member> sentinels = arena.cluster().sentinels();
        Follower follower = arena.follower();
        Member master = arena.group().master();
        for (Member sentinel : sentinels) {
            sentinel.freeze();
        }
        TimeUnit.SECONDS.sleep(FREEZE_S);
        for (Member sentinel : sentinels) {
            sentinel.thaw();
        }
        long since = System.nanoTime();
        master.kill();
        return Outcome.of(arena.untilWriteElsewhere(follower, master, since));
    }
}
