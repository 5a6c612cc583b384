package io.vedette.quorum.sim.run;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.Rules;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.sentinel.Core;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What a failover takes, in simulated time, which is the same on every machine. */
public final class Figures {
    private static final long DEATH_MS = 20_000;

    private static final Plan NOTHING_ELSE =
            new Plan("figure", Setup.small(Rules.withQuorum(2)), List.of(), 0, 0, 0, false);

    private Figures() {}

    /**
     * From what happened to the master to the last sentinel's publication, over several seeds.
     *
     * @param unpublished runs in which that did not happen within the time given
     */
    public record Delays(long medianMs, long p99Ms, long worstMs, int unpublished) {}

    /** The process is killed; its kernel resets and refuses. */
    public static Delays afterCrash(Setup setup, int seeds, long withinMs) {
        return delays(setup, seeds, withinMs, master -> master.kill(LinkEnd.RESET));
    }

    /** The machine is gone: nobody answers anything. */
    public static Delays afterSilence(Setup setup, int seeds, long withinMs) {
        return delays(setup, seeds, withinMs, master -> master.host().powerOff());
    }

    /**
     * Every group's master dies at the same moment.
     *
     * @param lastMs until the last sentinel has published the last group's new master; -1 if that did not happen
     * @param elections how many were begun
     * @param mostOfOneGroup how many the unluckiest group needed
     */
    public record Storm(long lastMs, int elections, int mostOfOneGroup) {}

    public static Storm everyMasterDiesAtOnce(Setup setup, long seed, long withinMs) {
        Simulation simulation = new Simulation(seed, NOTHING_ELSE.with(setup), Core::real, false);
        Cluster cluster = simulation.cluster();
        Stopwatch stopwatch = new Stopwatch(cluster.clock(), setup.sentinels());
        simulation.watch(stopwatch);
        cluster.start();
        cluster.clock().runUntil(DEATH_MS * 1000);
        cluster.groups().forEach(group -> cluster.presumedMaster(group).kill(LinkEnd.RESET));
        long endUs = (DEATH_MS + withinMs) * 1000;
        while (stopwatch.done() < setup.groups() && cluster.clock().nowUs() < endUs) {
            cluster.clock().runUntil(cluster.clock().nowUs() + 10_000);
        }
        long lastMs = stopwatch.done() < setup.groups() ? -1 : stopwatch.lastUs() / 1000 - DEATH_MS;
        return new Storm(lastMs, stopwatch.attempts(), stopwatch.mostAttempts());
    }

    /** How often the busiest sentinel tries to connect when the masters of the first groups die at once, until all are replaced. */
    public static int knocks(Setup setup, int deaths, long seed, long withinMs) {
        List<Knocks> doors = new ArrayList<>();
        Core.Maker counting = (durable, settings, random) -> {
            doors.add(new Knocks(Core.real(durable, settings, random)));
            return doors.get(doors.size() - 1);
        };
        Simulation simulation = new Simulation(seed, NOTHING_ELSE.with(setup), counting, false);
        Cluster cluster = simulation.cluster();
        Stopwatch stopwatch = new Stopwatch(cluster.clock(), setup.sentinels());
        simulation.watch(stopwatch);
        cluster.start();
        cluster.clock().runUntil(DEATH_MS * 1000);
        doors.forEach(Knocks::forget);
        List<GroupName> groups = new ArrayList<>();
        cluster.groups().forEach(groups::add);
        groups.subList(0, deaths).forEach(group -> cluster.presumedMaster(group).kill(LinkEnd.RESET));
        long endUs = (DEATH_MS + withinMs) * 1000;
        while (stopwatch.done() < deaths && cluster.clock().nowUs() < endUs) {
            cluster.clock().runUntil(cluster.clock().nowUs() + 10_000);
        }
        if (stopwatch.done() < deaths) {
            throw new IllegalStateException("only " + stopwatch.done() + " of " + deaths + " replaced");
        }
        return doors.stream().mapToInt(Knocks::count).max().orElseThrow();
    }

    /**
     * One master after the other dies, and comes back as a replica.
     *
     * @param failovers how many were completed
     * @param lostElections elections nobody won
     * @param lostInARow the most of them one failover needed before somebody did
     */
    public record Series(int failovers, int lostElections, int lostInARow) {}

    public static Series oneAfterTheOther(Setup setup, long seed, int failovers, long eachMs) {
        Simulation simulation = new Simulation(seed, NOTHING_ELSE.with(setup), Core::real, false);
        Cluster cluster = simulation.cluster();
        Stopwatch stopwatch = new Stopwatch(cluster.clock(), setup.sentinels());
        simulation.watch(stopwatch);
        cluster.start();
        cluster.clock().runUntil(DEATH_MS * 1000);
        GroupName group = cluster.groups().iterator().next();
        int done = 0;
        int lost = 0;
        int worst = 0;
        for (int i = 0; i < failovers; i++) {
            stopwatch.restart();
            RedisNode master = cluster.presumedMaster(group);
            master.kill(LinkEnd.RESET);
            cluster.clock().runUntil(cluster.clock().nowUs() + eachMs * 500);
            master.start();
            cluster.clock().runUntil(cluster.clock().nowUs() + eachMs * 500);
            done += stopwatch.done();
            int lostNow = stopwatch.attempts() - stopwatch.elected();
            lost += lostNow;
            worst = Math.max(worst, lostNow);
        }
        return new Series(done, lost, worst);
    }

    /**
     * Nothing dies, but every way is slow and loses packets.
     *
     * @param downs how often a sentinel held a master for down, in all runs together
     * @param failovers how many were begun
     * @param switches how often a sentinel followed another master
     */
    public record Noise(int downs, int failovers, int switches) {
        Noise and(Noise other) {
            return new Noise(downs + other.downs, failovers + other.failovers, switches + other.switches);
        }
    }

    /** Minutes of a network that takes 10 to 90 ms in each direction and loses so many packets of a million. */
    public static Noise overABadNetwork(Setup setup, int seeds, int minutes, int lossPpm) {
        Noise all = new Noise(0, 0, 0);
        for (int seed = 0; seed < seeds; seed++) {
            Simulation simulation = new Simulation(seed, NOTHING_ELSE.with(setup), Core::real, false);
            Cluster cluster = simulation.cluster();
            Calls calls = new Calls();
            cluster.start();
            cluster.clock().runUntil(DEATH_MS * 1000);
            simulation.watch(calls);
            cluster.network().everyPath(path -> {
                path.slowDown(9_000, 80_000);
                path.lose(lossPpm);
            });
            cluster.clock().runUntil((DEATH_MS + minutes * 60_000L) * 1000);
            all = all.and(calls.noise());
        }
        return all;
    }

    private static Delays delays(Setup setup, int seeds, long withinMs, Consumer<RedisNode> death) {
        long[] delaysUs = new long[seeds];
        int unpublished = 0;
        for (int seed = 0; seed < seeds; seed++) {
            long us = delay(seed, setup, withinMs, death);
            delaysUs[seed] = us < 0 ? Long.MAX_VALUE : us;
            unpublished += us < 0 ? 1 : 0;
        }
        Arrays.sort(delaysUs);
        return new Delays(
                delaysUs[seeds / 2] / 1000, delaysUs[seeds * 99 / 100] / 1000, delaysUs[seeds - 1] / 1000, unpublished);
    }

    private static long delay(long seed, Setup setup, long withinMs, Consumer<RedisNode> death) {
        Simulation simulation = new Simulation(seed, NOTHING_ELSE.with(setup), Core::real, false);
        Cluster cluster = simulation.cluster();
        Stopwatch stopwatch = new Stopwatch(cluster.clock(), setup.sentinels());
        simulation.watch(stopwatch);
        cluster.start();
        // Any phase of everybody's timers is as likely as another.
        long deathUs = DEATH_MS * 1000 + cluster.streams().named("death").nextInt(10_000_000);
        cluster.clock().runUntil(deathUs);
        cluster.groups().forEach(group -> death.accept(cluster.presumedMaster(group)));
        long endUs = deathUs + withinMs * 1000;
        while (stopwatch.done() < setup.groups() && cluster.clock().nowUs() < endUs) {
            cluster.clock().runUntil(cluster.clock().nowUs() + 10_000);
        }
        return stopwatch.done() < setup.groups() ? -1 : stopwatch.lastUs() - deathUs;
    }

    /** One line of the table. */
    public static String line(String what, Setup setup, Delays delays) {
        Rules rules = setup.rules();
        return "| %s | %d | %d | %d | %d | %d | %d | %d |"
                .formatted(
                        what,
                        setup.sentinels(),
                        rules.downAfterMs(),
                        rules.crashConfirmMs(),
                        delays.medianMs(),
                        delays.p99Ms(),
                        delays.worstMs(),
                        delays.unpublished());
    }
}
