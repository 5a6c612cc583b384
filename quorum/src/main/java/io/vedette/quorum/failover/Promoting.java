package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.failover.Action.AskOffsets;
import io.vedette.quorum.failover.Action.NoteLoss;
import io.vedette.quorum.failover.Action.Promote;
import io.vedette.quorum.failover.Action.TellReplica;
import io.vedette.quorum.failover.Action.Verify;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The replica was ordered to become a master; the answer to EXEC is awaited. The question for its role was sent right behind the order,
 * so when the answer to the one is lost the other may still tell.
 */
public record Promoting(Mission current, HostPort replica, long orderMark, long deadlineMs) implements Failover {
    /** A node that is alive carries it out within milliseconds. */
    static final long WITHIN_MS = 1_000;

    /** Gives the order; {@code first} is done before it. */
    static Move ordered(
            Mission mission, HostPort replica, OptionalLong lossBytes, Scene scene, long nowMs, Action... first) {
        long withinMs = Math.min(WITHIN_MS, scene.rules().failoverTimeoutMs());
        List<Action> actions = new ArrayList<>(List.of(first));
        actions.add(new NoteLoss(lossBytes));
        actions.add(new TellReplica("+failover-state-send-slaveof-noone", replica, false));
        actions.add(new Promote(replica));
        actions.add(new TellReplica("+failover-state-wait-promotion", replica, false));
        actions.add(new Verify(replica));
        return new Move(new Promoting(mission, replica, scene.mark(), nowMs + withinMs), actions);
    }

    @Override
    public Move step(Scene scene, long nowMs) {
        if (isMaster(scene)) {
            return verifying();
        }
        Optional<OrderOutcome> outcome = scene.orderOutcome();
        if (outcome.isPresent()) {
            return outcome.get() instanceof OrderOutcome.Refused ? another(scene, nowMs) : verifying();
        }
        return nowMs >= deadlineMs ? another(scene, nowMs) : Move.to(this);
    }

    private boolean isMaster(Scene scene) {
        return scene.roleAfter(replica, orderMark)
                .filter(NodeRole.MASTER::equals)
                .isPresent();
    }

    private Move verifying() {
        return Move.to(new Verifying(current, replica, orderMark, deadlineMs), new Verify(replica));
    }

    /** Chooses among the others. An operator's switchover is given up instead: its writes wait. */
    private Move another(Scene scene, long nowMs) {
        return another(current, replica, scene, nowMs);
    }

    static Move another(Mission mission, HostPort failed, Scene scene, long nowMs) {
        if (mission.purpose().losesNone()) {
            return Aborted.resumingWrites(mission, AbortReason.NOT_PROMOTED);
        }
        if (mission.leaseIsOver(nowMs)) {
            return Move.to(new Aborted(mission, AbortReason.NOT_PROMOTED));
        }
        return Move.to(
                new Surveying(mission.ruleOut(failed), nowMs + scene.surveyMs()), new AskOffsets(mission.mark()));
    }

    @Override
    public Move afterStandstill(Scene scene, long forMs, long nowMs) {
        return Move.to(new Promoting(current.later(forMs), replica, orderMark, deadlineMs));
    }

    /** To publish ours would take the later configuration back. */
    @Override
    public Optional<Move> overtaken(AbortReason why) {
        return Optional.of(Aborted.afterOrders(current, why));
    }

    @Override
    public Optional<HostPort> chosen() {
        return Optional.of(replica);
    }

    @Override
    public Optional<String> redisWord() {
        return Optional.of("wait_promotion");
    }

    @Override
    public Optional<Mission> mission() {
        return Optional.of(current);
    }

    @Override
    public List<Class<? extends Failover>> successors() {
        return List.of(Promoting.class, Verifying.class, Surveying.class, Aborted.class);
    }

    @Override
    public boolean yieldsToOthers() {
        return false;
    }
}
