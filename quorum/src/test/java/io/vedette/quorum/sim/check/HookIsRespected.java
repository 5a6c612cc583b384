package io.vedette.quorum.sim.check;

import io.vedette.quorum.Effect;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HookAnswer;
import io.vedette.quorum.sim.run.Cluster;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.sentinel.VedetteSentinel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where a hook is configured, nothing begins by itself that it was not asked about, or that it vetoed, or that it did not answer in time where that holds. */
public final class HookIsRespected extends Invariant {
    private final Cluster cluster;
    private final Operator operator;
    private final Map<Place, Asked> asked = new HashMap<>();

    private record Place(SentinelProcess sentinel, GroupName group) {}

    private record Asked(long atUs, Optional<HookAnswer> said) {
        boolean isGivenUp() {
            return said.filter(HookAnswer.None.class::isInstance).isPresent();
        }
    }

    public HookIsRespected(Cluster cluster, Operator operator) {
        this.cluster = cluster;
        this.operator = operator;
    }

    @Override
    public void effect(VedetteSentinel sentinel, Effect effect) {
        if (effect instanceof Effect.AskHook ask) {
            asked.put(
                    new Place(sentinel, ask.group()), new Asked(cluster.clock().nowUs(), Optional.empty()));
        }
    }

    @Override
    public void hookSaid(VedetteSentinel sentinel, GroupName group, HookAnswer answer) {
        Asked last = asked.get(new Place(sentinel, group));
        if (last != null && !last.isGivenUp() && !isOver(last)) {
            asked.put(new Place(sentinel, group), new Asked(last.atUs(), Optional.of(answer)));
        }
    }

    /** A tenth more: its clock may run slow. */
    private boolean isOver(Asked question) {
        long withinUs = cluster.setup().rules().hook().withinMs() * 1_000;
        return cluster.clock().nowUs() - question.atUs() > withinUs * 11 / 10;
    }

    @Override
    public void announced(SentinelProcess sentinel, GroupName group, String event, String payload) {
        if (event.equals("-pre-failover-hook-unanswered")) {
            // What comes later is too late, by the sentinel's own clock.
            asked.computeIfPresent(
                    new Place(sentinel, group),
                    (place, last) -> new Asked(last.atUs(), Optional.of(new HookAnswer.None(payload))));
        }
        boolean begins = event.equals("+try-failover") && sentinel instanceof VedetteSentinel;
        if (!begins || cluster.setup().rules().hook().asked().isEmpty() || operator.orderedFailover(sentinel, group)) {
            return;
        }
        Asked last = asked.get(new Place(sentinel, group));
        require(last != null, "{} begins a failover of {} without asking its hook", sentinel, group);
        if (last == null) {
            return;
        }
        boolean silent =
                last.said().map(answer -> answer instanceof HookAnswer.None).orElse(true);
        require(
                !(last.said().orElse(new HookAnswer.Go()) instanceof HookAnswer.Veto),
                "{} begins a failover of {}, which its hook vetoed",
                sentinel,
                group);
        require(
                !silent || !cluster.setup().rules().hook().holds(),
                "{} begins a failover of {}, which nobody answered for",
                sentinel,
                group);
    }

    @Override
    public void started(SentinelProcess sentinel) {
        asked.keySet().removeIf(place -> place.sentinel().equals(sentinel));
    }
}
