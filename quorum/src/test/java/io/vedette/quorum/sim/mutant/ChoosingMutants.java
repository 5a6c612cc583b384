package io.vedette.quorum.sim.mutant;

import io.vedette.quorum.Command;
import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HookAnswer;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.RoleReport;
import io.vedette.quorum.Target;
import io.vedette.quorum.sim.sentinel.Core;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wrong about whom to promote, when, and what to do around it. */
final class ChoosingMutants {
    private ChoosingMutants() {}

    private static NodeInfo with(NodeInfo info, long offset, int priority, Optional<NodeInfo.Upstream> upstream) {
        return new NodeInfo(
                info.runId(),
                info.role(),
                offset,
                info.replicationId(),
                upstream,
                priority,
                info.announced(),
                info.replicas(),
                info.loading(),
                info.loadingEtaSeconds(),
                info.leaving());
    }

    /** Ranks by what each replica said the first time it was asked. */
    static final class RanksByStaleOffset extends Mutant {
        private final Map<Target, Long> first = new HashMap<>();

        RanksByStaleOffset(Core right) {
            super(right);
        }

        @Override
        Event heard(Event event) {
            if (event instanceof Event.InfoAnswered answered && answered.info().role() == NodeRole.REPLICA) {
                NodeInfo info = answered.info();
                long offset = stale(answered.link().target(), info.offset());
                return new Event.InfoAnswered(answered.link(), with(info, offset, info.priority(), info.upstream()));
            }
            if (event instanceof Event.RoleAnswered answered
                    && answered.report().role() == NodeRole.REPLICA) {
                RoleReport report = answered.report();
                long offset = stale(answered.link().target(), report.offset());
                return new Event.RoleAnswered(answered.link(), new RoleReport(report.role(), offset, report.master()));
            }
            return event;
        }

        private long stale(Target node, long offset) {
            return first.computeIfAbsent(node, unknown -> offset);
        }
    }

    /** Does not look at the priority. */
    static final class PromotesPriorityZero extends Mutant {
        PromotesPriorityZero(Core right) {
            super(right);
        }

        @Override
        Event heard(Event event) {
            if (event instanceof Event.InfoAnswered answered && answered.info().priority() == 0) {
                NodeInfo info = answered.info();
                return new Event.InfoAnswered(answered.link(), with(info, info.offset(), 100, info.upstream()));
            }
            return event;
        }
    }

    /** Does not ask whether a replica has finished its first synchronisation: takes it for as fresh as its master. */
    static final class PromotesTheUnsynced extends Mutant {
        private static final long AS_ITS_MASTER = 1L << 40;

        PromotesTheUnsynced(Core right) {
            super(right);
        }

        @Override
        Event heard(Event event) {
            if (event instanceof Event.InfoAnswered answered && answered.info().role() == NodeRole.REPLICA) {
                NodeInfo info = answered.info();
                Optional<NodeInfo.Upstream> finished = info.upstream()
                        .map(up -> new NodeInfo.Upstream(
                                up.master(),
                                up.linkUp(),
                                Math.max(0, up.linkDownForMs()),
                                up.lastIoSecondsAgo(),
                                false));
                return new Event.InfoAnswered(
                        answered.link(), with(info, fresh(info.offset()), info.priority(), finished));
            }
            if (event instanceof Event.RoleAnswered answered
                    && answered.report().role() == NodeRole.REPLICA) {
                RoleReport report = answered.report();
                return new Event.RoleAnswered(
                        answered.link(), new RoleReport(report.role(), fresh(report.offset()), report.master()));
            }
            return event;
        }

        private static long fresh(long offset) {
            return offset <= 1 ? AS_ITS_MASTER : offset;
        }
    }

    /** Takes the time it stood still for the master's silence. */
    static final class FailsOverFromABlindLoop extends Mutant {
        private static final long STEP_MS = 20;

        private long lastMs = Long.MAX_VALUE;

        FailsOverFromABlindLoop(Core right) {
            super(right);
        }

        @Override
        public List<Effect> on(Event event, long nowMs) {
            List<Effect> effects = new ArrayList<>();
            for (long ms = lastMs; ms < nowMs - STEP_MS; ms += STEP_MS) {
                effects.addAll(right(new Event.Timer(), ms));
            }
            lastMs = nowMs;
            effects.addAll(right(event instanceof Event.LoopWasBlind ? new Event.Timer() : event, nowMs));
            return effects;
        }
    }

    /** Repoints the others before the new master is one. */
    static final class RepointsBeforePromotion extends Mutant {
        private final Map<Target, Link> links = new HashMap<>();

        RepointsBeforePromotion(Core right) {
            super(right);
        }

        @Override
        void done(Effect effect, long nowMs, List<Effect> instead) {
            if (effect instanceof Effect.AskInfo ask) {
                links.put(ask.link().target(), ask.link());
            }
            if (effect instanceof Effect.SendOrder order && order.order() instanceof NodeOrder.Promote) {
                HostPort chosen = order.link().target().address();
                links.values().stream()
                        .filter(link -> !link.equals(order.link()))
                        .forEach(link ->
                                instead.add(new Effect.SendOrder(link, order.number(), new NodeOrder.Repoint(chosen))));
            }
            instead.add(effect);
        }
    }

    /** Tells clients before the new master is one. */
    static final class PublishesBeforePromotion extends Mutant {
        PublishesBeforePromotion(Core right) {
            super(right);
        }

        @Override
        void done(Effect effect, long nowMs, List<Effect> instead) {
            if (effect instanceof Effect.SendOrder order && order.order() instanceof NodeOrder.Promote) {
                HostPort chosen = order.link().target().address();
                for (GroupName group : coordinator().groupsOf(chosen)) {
                    instead.add(new Effect.PublishMaster(group, Epoch.ZERO, chosen, chosen));
                }
            }
            instead.add(effect);
        }
    }

    /** Does not hear the operator say that nothing shall be done. */
    static final class IgnoresThePause extends Mutant {
        IgnoresThePause(Core right) {
            super(right);
        }

        @Override
        Event heard(Event event) {
            boolean pause = event instanceof Event.Commanded commanded && commanded.command() instanceof Command.Pause;
            return pause ? new Event.Timer() : event;
        }
    }

    static final class IgnoresTheHook extends Mutant {
        IgnoresTheHook(Core right) {
            super(right);
        }

        @Override
        Event heard(Event event) {
            return event instanceof Event.HookAnswered answered
                    ? new Event.HookAnswered(answered.group(), answered.number(), new HookAnswer.Go())
                    : event;
        }
    }
}
