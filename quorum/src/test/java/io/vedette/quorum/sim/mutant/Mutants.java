package io.vedette.quorum.sim.mutant;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Settings;
import io.vedette.quorum.sim.sentinel.Core;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** All wrong cores by what is wrong with them. */
public final class Mutants {
    private Mutants() {}

    public static Map<String, Core.Maker> all() {
        Map<String, Core.Maker> all = new LinkedHashMap<>();
        all.put("votes twice in an epoch", wrapped(VotingMutants.VotesTwice::new));
        all.put("forgets to persist", wrapped(VotingMutants.ForgetsToPersist::new));
        all.put("does not wait for the disk", wrapped(VotingMutants.DoesNotWaitForTheDisk::new));
        all.put("skips the majority", wrapped(VotingMutants.SkipsTheMajority::new));
        all.put("ignores the config epoch", wrapped(VotingMutants.IgnoresTheConfigEpoch::new));
        all.put("counts opinions about the old address", wrapped(VotingMutants.CountsOpinionsAboutTheOldAddress::new));
        all.put("ranks by stale offset", wrapped(ChoosingMutants.RanksByStaleOffset::new));
        all.put("promotes priority 0", wrapped(ChoosingMutants.PromotesPriorityZero::new));
        all.put("promotes the unsynced", wrapped(ChoosingMutants.PromotesTheUnsynced::new));
        all.put("fails over from a blind loop", wrapped(ChoosingMutants.FailsOverFromABlindLoop::new));
        all.put("repoints before promotion", wrapped(ChoosingMutants.RepointsBeforePromotion::new));
        all.put("publishes before promotion", wrapped(ChoosingMutants.PublishesBeforePromotion::new));
        all.put("ignores the operator's pause", wrapped(ChoosingMutants.IgnoresThePause::new));
        all.put("ignores the hook's veto", wrapped(ChoosingMutants.IgnoresTheHook::new));
        all.put("ignores the witness veto", Mutants::withoutVeto);
        all.put("accepts absurd epochs", Mutants::credulous);
        return all;
    }

    private static Core.Maker wrapped(UnaryOperator<Core> mutation) {
        return (durable, settings, random) -> mutation.apply(Core.real(durable, settings, random));
    }

    private static Core withoutVeto(DurableState durable, Settings settings, RandomGenerator random) {
        DurableState changed = new DurableState(
                durable.myId(),
                durable.currentEpoch(),
                durable.groups().stream().map(Mutants::withoutVeto).toList());
        return Core.real(changed, settings, random);
    }

    private static DurableGroup withoutVeto(DurableGroup group) {
        return new DurableGroup(
                group.name(),
                group.master(),
                group.rules().witnesses(false, false),
                group.configEpoch(),
                group.leaderEpoch(),
                group.votedFor(),
                group.replicas(),
                group.peers(),
                group.pause());
    }

    private static Core credulous(DurableState durable, Settings settings, RandomGenerator random) {
        Settings changed = new Settings(
                settings.periods(),
                -1L,
                settings.pingsPerSecond(),
                settings.blindAfterMs(),
                settings.announceHostnames(),
                settings.election());
        return Core.real(durable, changed, random);
    }
}
