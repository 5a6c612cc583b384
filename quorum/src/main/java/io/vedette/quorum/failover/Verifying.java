package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.failover.Action.MaybeCrash;
import io.vedette.quorum.failover.Action.Promote;
import io.vedette.quorum.failover.Action.Publish;
import io.vedette.quorum.failover.Action.RepointSome;
import io.vedette.quorum.failover.Action.ResumeWrites;
import io.vedette.quorum.failover.Action.TellReplica;
import io.vedette.quorum.failover.Action.Verify;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order was sent and probably carried out; the replica itself must say that it is a master.
 *
 * @param orderMark what it said in answer to earlier questions does not count
 */
public record Verifying(Mission current, HostPort replica, long orderMark, long deadlineMs) implements Failover {
    @Override
    public Move step(Scene scene, long nowMs) {
        Optional<NodeRole> role = scene.roleAfter(replica, orderMark);
        if (role.isPresent() && role.get() == NodeRole.MASTER) {
            return promoted(scene, nowMs);
        }
        if (nowMs >= deadlineMs) {
            return Promoting.another(current, replica, scene, nowMs);
        }
        if (role.isPresent()) {
            return Move.to(
                    new Promoting(current, replica, scene.mark(), deadlineMs),
                    new Promote(replica),
                    new Verify(replica));
        }
        return Move.to(this);
    }

    private Move promoted(Scene scene, long nowMs) {
        List<Action> actions = new ArrayList<>();
        actions.add(new TellReplica("+promoted-slave", replica, true));
        actions.add(new MaybeCrash(false));
        actions.add(new Publish(current, replica));
        actions.add(new RepointSome());
        if (current.purpose().holdsWrites()) {
            // Only behind the order that makes it a replica: what was held back must not be written there any more.
            actions.add(new ResumeWrites(current.from()));
        }
        return new Move(new Repointing(current, replica, nowMs + scene.rules().failoverTimeoutMs()), actions);
    }

    @Override
    public Move afterStandstill(Scene scene, long forMs, long nowMs) {
        return Move.to(new Verifying(current.later(forMs), replica, orderMark, deadlineMs));
    }

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
        return List.of(Verifying.class, Repointing.class, Promoting.class, Surveying.class, Aborted.class);
    }

    @Override
    public boolean yieldsToOthers() {
        return false;
    }
}
