package io.vedette.quorum.sim.run;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.sim.check.Witness;
import io.vedette.quorum.sim.nemesis.Fault;
import io.vedette.quorum.sim.nemesis.Nemesis;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.sentinel.VedetteSentinel;
import io.vedette.quorum.sim.time.Scheduler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What happened in a run, as lines to read: only made for runs that are known to fail. */
public final class Trace implements Witness, Nemesis.Log {
    private static final int MOST_LINES = Integer.getInteger("traceLines", 400);

    private final Scheduler clock;
    private final ArrayDeque<String> lines = new ArrayDeque<>();

    Trace(Scheduler clock) {
        this.clock = clock;
    }

    public List<String> lines() {
        return new ArrayList<>(lines);
    }

    private void line(Object who, Object what) {
        if (lines.size() == MOST_LINES) {
            lines.remove();
        }
        lines.add("%12.3f %-6s %s".formatted(clock.nowUs() / 1000.0, who, what));
    }

    @Override
    public void begins(Fault fault) {
        line("fault", "begins " + fault);
    }

    @Override
    public void ends(Fault fault) {
        line("fault", "ends " + fault);
    }

    @Override
    public void effect(VedetteSentinel sentinel, Effect effect) {
        boolean routine = effect instanceof Effect.PublishHello
                || effect instanceof Effect.AskRole
                || effect instanceof Effect.Connect
                || effect instanceof Effect.Drop;
        if (!routine) {
            line(sentinel, effect);
        }
    }

    @Override
    public void voted(SentinelProcess voter, GroupName group, Epoch epoch, SentinelId candidate) {
        line(voter, "votes for " + candidate + " in epoch " + epoch + " of " + group);
    }

    @Override
    public void obeyed(RedisNode node, SentinelId by, NodeOrder order) {
        line(node, "obeys " + by + ": " + order + ", is at " + node.offset() + " of " + node.history());
    }

    @Override
    public void started(SentinelProcess sentinel) {
        line(sentinel, "starts");
    }
}
