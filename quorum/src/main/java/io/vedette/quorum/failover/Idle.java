package io.vedette.quorum.failover;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.failover.Action.AskOffsets;
import io.vedette.quorum.failover.Action.CallElection;
import io.vedette.quorum.failover.Action.TellMaster;
import io.vedette.quorum.vote.Stagger;
import java.util.List;
import java.util.Optional;

/**
 * No failover in progress.
 *
 * @param notBeforeMs the back-off after one that was given up
 * @param attempt how many were given up in a row
 * @param turnMs when it is our turn, once nothing objects; {@link #NO_TURN} while something does
 * @param deadlineMs when to look again, should nothing change until then; after our turn only when we came late to it
 */
public record Idle(long notBeforeMs, int attempt, long turnMs, long deadlineMs) implements Failover {
    /** A majority that can be reached answers well within this; one that cannot is asked again in a later epoch. */
    static final long ELECTION_MS = 1_000;

    static final long READ_MS = 2;

    static final long NO_TURN = Long.MAX_VALUE;

    public static final Idle INSTANCE = new Idle(Long.MIN_VALUE, 0, NO_TURN, Long.MAX_VALUE);

    static Idle after(int attempt, long notBeforeMs) {
        return new Idle(notBeforeMs, attempt, NO_TURN, notBeforeMs);
    }

    @Override
    public Move step(Scene scene, long nowMs) {
        Optional<Scene.Demand> demand = scene.demand();
        if (demand.isPresent() && (demand.get().attempt() == 0 || nowMs >= notBeforeMs)) {
            return begin(scene, demand.get(), demand.get().attempt(), nowMs);
        }
        if (!scene.isOdown()) {
            boolean forgiven = nowMs >= notBeforeMs;
            return Move.to(forgiven ? INSTANCE : new Idle(notBeforeMs, attempt, NO_TURN, notBeforeMs));
        }
        Objections objections = scene.objections(nowMs);
        if (!objections.isEmpty()) {
            return Move.to(new Idle(notBeforeMs, attempt, NO_TURN, objections.untilMs()));
        }
        long turn = turnMs == NO_TURN ? Math.max(nowMs, notBeforeMs) + scene.staggerMs(attempt) : turnMs;
        if (nowMs < turn) {
            return Move.to(new Idle(notBeforeMs, attempt, turn, turn));
        }
        if (isReading()) {
            return nowMs < deadlineMs ? Move.to(this) : beginByItself(scene, nowMs);
        }
        return nowMs > turn + Stagger.LATE_MS
                ? Move.to(new Idle(notBeforeMs, attempt, nowMs, nowMs + READ_MS))
                : beginByItself(scene, nowMs);
    }

    /** We came late to our turn: what has piled up is read first, once, for somebody may ask for our vote in it. */
    private boolean isReading() {
        return deadlineMs > turnMs;
    }

    private Move beginByItself(Scene scene, long nowMs) {
        return begin(scene, Scene.Demand.fresh(Purpose.AUTOMATIC, Optional.empty()), attempt, nowMs);
    }

    private static Move begin(Scene scene, Scene.Demand demand, int attempt, long nowMs) {
        Epoch epoch = scene.nextEpoch();
        Mission mission = new Mission(
                demand.purpose(), epoch, scene.master(), nowMs, 0, scene.mark(), demand.to(), List.of(), attempt);
        long withinMs = Math.min(ELECTION_MS, scene.rules().failoverTimeoutMs());
        return Move.to(
                new Electing(mission, nowMs + withinMs),
                new CallElection(mission),
                new TellMaster("+try-failover"),
                new AskOffsets(mission.mark()));
    }

    @Override
    public Move afterStandstill(Scene scene, long forMs, long nowMs) {
        return Move.to(this);
    }

    @Override
    public Optional<Move> overtaken(AbortReason why) {
        return Optional.empty();
    }

    @Override
    public Optional<HostPort> chosen() {
        return Optional.empty();
    }

    @Override
    public Optional<String> redisWord() {
        return Optional.empty();
    }

    @Override
    public Optional<Mission> mission() {
        return Optional.empty();
    }

    @Override
    public List<Class<? extends Failover>> successors() {
        return List.of(Idle.class, Electing.class);
    }

    @Override
    public boolean yieldsToOthers() {
        return true;
    }
}
