package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.failover.Action.Promote;
import io.vedette.quorum.failover.Action.TellReplica;
import io.vedette.quorum.failover.Action.Verify;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A switchover: the master holds back writes, and the chosen replica receives what it lacks.
 *
 * @param pausedMs offsets asked for since then cannot grow on the master any more
 */
public record CatchingUp(Mission current, HostPort replica, long pausedMs, long deadlineMs) implements Failover {
    /** Well before the master resumes by itself, so that nothing is written behind the promotion. */
    static final long WITHIN_MS = 1_000;

    @Override
    public Move step(Scene scene, long nowMs) {
        OptionalLong goal = scene.offsetSince(current.from(), pausedMs);
        OptionalLong reached = scene.offsetSince(replica, pausedMs);
        if (scene.isOvertaken(current.epoch()) || nowMs >= deadlineMs) {
            return Aborted.resumingWrites(current, AbortReason.NOT_CAUGHT_UP);
        }
        if (goal.isPresent() && reached.isPresent() && reached.getAsLong() >= goal.getAsLong()) {
            return Move.to(
                    Promoting.begin(current, replica, scene, nowMs),
                    new TellReplica("+failover-state-send-slaveof-noone", replica, false),
                    new Promote(replica),
                    new TellReplica("+failover-state-wait-promotion", replica, false),
                    new Verify(replica));
        }
        return goal.isPresent()
                ? Move.to(this, new Verify(replica))
                : Move.to(this, new Verify(current.from()), new Verify(replica));
    }

    @Override
    public Optional<String> redisWord() {
        return Optional.of("send_slaveof_noone");
    }

    @Override
    public Optional<Mission> mission() {
        return Optional.of(current);
    }

    @Override
    public List<Class<? extends Failover>> successors() {
        return List.of(CatchingUp.class, Promoting.class, Aborted.class);
    }

    @Override
    public boolean yieldsToOthers() {
        return true;
    }
}
