package io.vedette.quorum.sim.run;

import io.vedette.quorum.Periods;
import io.vedette.quorum.PreFailoverHook;
import io.vedette.quorum.PromotePolicy;
import io.vedette.quorum.Rules;
import io.vedette.quorum.Settings;
import io.vedette.quorum.sim.nemesis.Schedules;
import io.vedette.quorum.sim.time.Streams;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws the plan of a seed: most seeds allow anything, every fifth stays under the thresholds, in every tenth hooks are
 * asked, in every fiftieth there are many groups. */
public final class Plans {
    private static final int FIRST_FAULT_MS = 6_000;
    private static final int HEALED_MS = 200_000;
    private static final int AGREED_WITHIN_MS = 60_000;
    private static final int MIXED_AGREED_WITHIN_MS = 90_000;
    private static final int LENGTH_MS = 300_000;
    private static final int DISK_US = 1_000;

    private Plans() {}

    public static Plan of(long seed) {
        RandomGenerator random = new Streams(seed).named("plan");
        if (Math.floorMod(seed, 50) == 21) {
            return crowded(random);
        }
        Plan plan = Math.floorMod(seed, 5) == 4 ? quiet(random) : anything(random);
        if (Math.floorMod(seed, 10) == 3) {
            plan = hooked(plan, new Streams(seed).named("hooks"));
        }
        return Math.floorMod(seed, 12) == 7 ? mixed(plan, random) : plan;
    }

    /** Some of the sentinels are redis-sentinels; what those are known to do wrong is not asked of the cluster. */
    private static Plan mixed(Plan plan, RandomGenerator random) {
        int all = plan.setup().sentinels();
        Setup setup = plan.setup().sentinels(all, random.nextInt(1, all));
        return new Plan(
                "mixed",
                setup,
                Schedules.bearableForStrangers(plan.faults()),
                plan.healedMs(),
                MIXED_AGREED_WITHIN_MS,
                plan.lengthMs(),
                false);
    }

    private static Plan anything(RandomGenerator random) {
        Setup setup = setup(random);
        int faults = random.nextInt(1, 25);
        return new Plan(
                "anything",
                setup,
                Schedules.anything(random, faults, FIRST_FAULT_MS, HEALED_MS),
                HEALED_MS,
                AGREED_WITHIN_MS,
                LENGTH_MS,
                false);
    }

    /** Somebody is asked before each failover. */
    private static Plan hooked(Plan plan, RandomGenerator random) {
        PreFailoverHook hook = PreFailoverHook.NONE
                .asked(Optional.of("the hook"))
                .withinMs(pick(random, 200, 1_000, 2_000))
                .holds(random.nextInt(3) == 0);
        return new Plan(
                "hooked",
                plan.setup().rules(plan.setup().rules().hook(hook)),
                Schedules.withHooks(plan.faults(), random, random.nextInt(2, 12), FIRST_FAULT_MS, HEALED_MS),
                plan.healedMs(),
                plan.agreedWithinMs(),
                plan.lengthMs(),
                plan.quiet());
    }

    /** Many groups that share their sentinels; nobody writes, for what clients see is the same as elsewhere. */
    private static Plan crowded(RandomGenerator random) {
        Setup setup = setup(random).groups(random.nextInt(8, 24), 1, 0);
        int faults = random.nextInt(1, 25);
        return new Plan(
                "crowded",
                setup,
                Schedules.crowded(random, faults, FIRST_FAULT_MS, HEALED_MS),
                HEALED_MS,
                AGREED_WITHIN_MS,
                LENGTH_MS,
                false);
    }

    private static Plan quiet(RandomGenerator random) {
        Setup drawn = setup(random);
        Setup setup =
                drawn.rules().quorum() >= 2 ? drawn : drawn.rules(drawn.rules().quorum(2));
        int downAfterMs = (int) setup.rules().downAfterMs();
        int faults = random.nextInt(1, 20);
        return new Plan(
                "quiet",
                setup,
                Schedules.quiet(random, faults, FIRST_FAULT_MS, HEALED_MS, downAfterMs),
                HEALED_MS,
                AGREED_WITHIN_MS,
                LENGTH_MS,
                true);
    }

    private static Setup setup(RandomGenerator random) {
        int sentinels = pick(random, 3, 3, 3, 3, 5, 5, 4, 7);
        Rules rules = Rules.withQuorum(random.nextInt(4) == 0 ? 2 : sentinels / 2 + 1)
                .downAfterMs(pick(random, 500, 1_000, 2_000, 5_000))
                .failoverTimeoutMs(pick(random, 3_000, 6_000, 10_000))
                .parallelSyncs(random.nextInt(1, 3))
                .witnesses(random.nextInt(5) > 0, random.nextInt(5) == 0)
                .promote(
                        random.nextInt(5) == 0 ? PromotePolicy.PRIORITY : PromotePolicy.FRESHEST,
                        random.nextInt(4) == 0 ? 4_000 : 0);
        return new Setup(
                sentinels,
                0,
                pick(random, 1, 1, 1, 1, 1, 1, 1, 2),
                pick(random, 1, 2, 2, 2, 3),
                rules,
                settings(pick(random, 1, 1, 2, 5), pick(random, 2_000, 4_000, 8_000)),
                pick(random, 100, 500, 1_000, 5_000),
                pick(random, 0, 100, 1_000, 10_000),
                DISK_US,
                random.nextBoolean(),
                rules.quorum() <= sentinels / 2 || random.nextBoolean(),
                pick(random, 300_000, 500_000));
    }

    /** Fewer pings and hellos than usual: most of a run is waiting, and what is decided does not depend on their number. */
    public static Settings settings(int pingsPerSecond, long publishMs) {
        Settings usual = Settings.DEFAULT;
        Periods p = usual.periods();
        Periods periods = new Periods(
                p.infoMs(),
                p.pingMs(),
                p.askMs(),
                publishMs,
                p.defaultDownAfterMs(),
                p.defaultFailoverTimeoutMs(),
                p.tiltTriggerMs(),
                p.tiltMs(),
                p.reconfTimeoutMs(),
                p.minLinkReconnectMs(),
                p.electionTimeoutMs());
        return new Settings(
                periods,
                usual.maxEpochJump(),
                pingsPerSecond,
                usual.blindAfterMs(),
                usual.announceHostnames(),
                usual.election());
    }

    private static int pick(RandomGenerator random, int... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
