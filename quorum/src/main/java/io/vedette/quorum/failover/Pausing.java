package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.failover.Action.Verify;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The master lives: it was told to hold back writes, and has not confirmed it yet. */
public record Pausing(Mission current, HostPort replica, long deadlineMs) implements Failover {
    /** The master resumes by itself after this, should we die. Longer than all that may happen while we count on it. */
    public static final long PAUSE_MS = 3_000;

    static final long WITHIN_MS = 500;

    @Override
    public Move step(Scene scene, long nowMs) {
        Optional<OrderOutcome> outcome = scene.orderOutcome();
        if (outcome.isPresent() && outcome.get() instanceof OrderOutcome.Done) {
            return Move.to(
                    CatchingUp.begin(current, replica, scene, nowMs), new Verify(current.from()), new Verify(replica));
        }
        if (outcome.isPresent() || nowMs >= deadlineMs) {
            return current.purpose().losesNone()
                    ? Aborted.resumingWrites(current, AbortReason.NOT_PAUSED)
                    : Promoting.ordered(current, replica, OptionalLong.empty(), scene, nowMs);
        }
        return Move.to(this);
    }

    /** Writes wait for it. */
    @Override
    public Move afterStandstill(Scene scene, long forMs, long nowMs) {
        return Aborted.resumingWrites(current, AbortReason.STOOD_STILL);
    }

    @Override
    public Optional<Move> overtaken(AbortReason why) {
        return Optional.of(Aborted.resumingWrites(current, why));
    }

    @Override
    public Optional<HostPort> chosen() {
        return Optional.of(replica);
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
        return List.of(Pausing.class, CatchingUp.class, Promoting.class, Aborted.class);
    }

    @Override
    public boolean yieldsToOthers() {
        return true;
    }
}
