package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.failover.Action.Poll;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The master lives: it holds back writes, and the chosen replica receives what it lacks.
 *
 * @param pauseMark offsets asked for after it cannot grow on the master any more
 * @param untilMs when it is given up
 * @param deadlineMs when the replica is asked again
 */
public record CatchingUp(Mission current, HostPort replica, long pauseMark, long untilMs, long deadlineMs)
        implements Failover {
    /** Well before the master resumes by itself, so that nothing is written behind the promotion. */
    static final long WITHIN_MS = 1_000;

    static final long POLL_MS = 5;

    static CatchingUp begin(Mission mission, HostPort replica, Scene scene, long nowMs) {
        return new CatchingUp(mission, replica, scene.mark(), nowMs + WITHIN_MS, nowMs + POLL_MS);
    }

    @Override
    public Move step(Scene scene, long nowMs) {
        OptionalLong goal = scene.offsetAfter(current.from(), pauseMark);
        OptionalLong reached = scene.offsetAfter(replica, pauseMark);
        if (nowMs >= untilMs) {
            return current.purpose().losesNone()
                    ? Aborted.resumingWrites(current, AbortReason.NOT_CAUGHT_UP)
                    : Promoting.ordered(current, replica, lacking(goal, reached), scene, nowMs);
        }
        if (goal.isPresent() && reached.isPresent() && reached.getAsLong() >= goal.getAsLong()) {
            return Promoting.ordered(current, replica, OptionalLong.of(0), scene, nowMs);
        }
        return nowMs < deadlineMs ? Move.to(this) : polling(goal.isEmpty(), nowMs);
    }

    private static OptionalLong lacking(OptionalLong goal, OptionalLong reached) {
        return goal.isPresent() && reached.isPresent()
                ? OptionalLong.of(goal.getAsLong() - reached.getAsLong())
                : OptionalLong.empty();
    }

    private Move polling(boolean masterToo, long nowMs) {
        CatchingUp next = new CatchingUp(current, replica, pauseMark, untilMs, Math.min(untilMs, nowMs + POLL_MS));
        return masterToo
                ? Move.to(next, new Poll(current.from()), new Poll(replica))
                : Move.to(next, new Poll(replica));
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
        return List.of(CatchingUp.class, Promoting.class, Aborted.class);
    }

    @Override
    public boolean yieldsToOthers() {
        return true;
    }
}
