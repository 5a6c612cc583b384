package io.vedette.tests.bench.failover;

import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.RespClient;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** The master is moved while it lives, and an old one comes back. */
final class MovesAndReturns {
    private static final int WRITERS = 4;
    private static final int AFTERMATH_S = 2;
    private static final int POLL_MS = 5;
    private static final int ASK_TIMEOUT_MS = 100;
    private static final double NANOS_PER_MS = 1e6;

    private MovesAndReturns() {}

    static List<Fault> all() {
        List<String> lines = MasterFaults.lines(1_000);
        return List.of(
                new Fault(
                        "move",
                        "manual switchover under load (ours COORDINATED): outage",
                        50,
                        lines,
                        MovesAndReturns::movedInOrder),
                new Fault("move-plain", "the same by plain FAILOVER: outage", 50, lines, MovesAndReturns::movedPlainly),
                new Fault(
                        "demote",
                        "old master demoted after a partition heals",
                        1_000,
                        true,
                        lines,
                        MovesAndReturns::demoted));
    }

    /** By the command that loses nothing, where there is one. */
    private static Outcome movedInOrder(Arena arena) throws IOException, InterruptedException {
        boolean coordinated =
                arena.cluster().sentinels().get(0).program().name().equals(Program.VEDETTE);
        String[] plain = {"SENTINEL", "FAILOVER", arena.group().name()};
        return moved(arena, coordinated ? new String[] {plain[0], plain[1], plain[2], "COORDINATED"} : plain);
    }

    private static Outcome movedPlainly(Arena arena) throws IOException, InterruptedException {
        return moved(arena, "SENTINEL", "FAILOVER", arena.group().name());
    }

    /** The longest time any of the clients had no write acknowledged, and what was lost of those that had one. */
    private static Outcome moved(Arena arena, String... command) throws IOException, InterruptedException {
        List<Follower> told = arena.followers(WRITERS, 0);
        Follower untold = arena.unsubscribed("untold", 0);
        arena.load();
        Member master = arena.group().master();
        double syncs = fullSyncs(arena);
        told.forEach(follower -> follower.acknowledged().forgetGaps());
        long since = System.nanoTime();
        Object reply = arena.cluster().sentinels().get(0).ask(command);
        if (!reply.equals("OK")) {
            throw new IllegalStateException("the switchover was refused: " + reply);
        }
        OptionalDouble moved = OptionalDouble.of(0);
        for (Follower follower : told) {
            moved = moved.isEmpty() ? moved : arena.untilWriteElsewhere(follower, master, since);
        }
        arena.untilWriteElsewhere(untold, master, since);
        TimeUnit.SECONDS.sleep(AFTERMATH_S);
        double outage = told.stream()
                .mapToDouble(follower -> follower.acknowledged().longestGapMs())
                .max()
                .orElse(0);
        Member now = arena.group().master();
        arena.group().awaitAllFollow(now);
        int lost = 0;
        for (Follower follower : told) {
            lost += arena.lost(follower);
        }
        return Outcome.of(moved.isEmpty() ? moved : OptionalDouble.of(outage))
                .with("lost writes", lost)
                .with("lost by one that does not subscribe", arena.lost(untold))
                .with("full resyncs", fullSyncs(arena) - syncs);
    }

    private static double fullSyncs(Arena arena) throws IOException {
        double sum = 0;
        for (Member node : arena.group().nodes()) {
            sum += Double.parseDouble(node.info("sync_full").orElse("0"));
        }
        return sum;
    }

    private static Outcome demoted(Arena arena) throws IOException, InterruptedException {
        Follower follower = arena.follower();
        Member old = arena.group().master();
        old.site().cut();
        if (arena.untilWriteElsewhere(follower, old, System.nanoTime()).isEmpty()) {
            return Outcome.of(OptionalDouble.empty());
        }
        Member now = arena.group().awaitMasterOtherThan(old);
        TimeUnit.SECONDS.sleep(AFTERMATH_S);
        long since = System.nanoTime();
        old.site().heal();
        while (System.nanoTime() - since < TimeUnit.MILLISECONDS.toNanos(Arena.LIMIT_MS)) {
            if (isReplica(old)) {
                double ms = (System.nanoTime() - since) / NANOS_PER_MS;
                arena.group().awaitFollows(old, now);
                return Outcome.of(OptionalDouble.of(ms));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        return Outcome.of(OptionalDouble.empty());
    }

    private static boolean isReplica(Member node) {
        try {
            return RespClient.askOnce(node.address(), ASK_TIMEOUT_MS, "ROLE") instanceof List<?> role
                    && role.get(0).equals("slave");
        } catch (IOException notReachable) {
            return false;
        }
    }
}
