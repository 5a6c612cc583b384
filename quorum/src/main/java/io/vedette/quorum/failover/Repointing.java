package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.failover.Action.RepointRest;
import io.vedette.quorum.failover.Action.RepointSome;
import io.vedette.quorum.failover.Action.TellMaster;
import java.util.List;
import java.util.Optional;

/** The new master is published; the other replicas are made to follow it, a few at a time. */
public record Repointing(Mission current, HostPort promoted, long deadlineMs) implements Failover {
    @Override
    public Move step(Scene scene, long nowMs) {
        if (scene.isRepointed()) {
            return Move.to(new Done(current, promoted, "all replicas follow"), new TellMaster("+failover-end"));
        }
        if (nowMs >= deadlineMs) {
            return Move.to(
                    new Done(current, promoted, "some replicas do not follow yet"),
                    new TellMaster("+failover-end-for-timeout"),
                    new TellMaster("+failover-end"),
                    new RepointRest());
        }
        return Move.to(this, new RepointSome());
    }

    @Override
    public Move afterStandstill(Scene scene, long forMs, long nowMs) {
        return Move.to(this);
    }

    @Override
    public Optional<Move> overtaken(AbortReason why) {
        return Optional.of(Move.to(new Done(current, promoted, "a later configuration took over")));
    }

    @Override
    public Optional<HostPort> chosen() {
        return Optional.of(promoted);
    }

    @Override
    public Optional<String> redisWord() {
        return Optional.of("reconf_slaves");
    }

    @Override
    public Optional<Mission> mission() {
        return Optional.of(current);
    }

    @Override
    public List<Class<? extends Failover>> successors() {
        return List.of(Repointing.class, Done.class);
    }

    @Override
    public boolean yieldsToOthers() {
        return true;
    }
}
