package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.failover.Action.AskOffsets;
import io.vedette.quorum.failover.Action.AskVotes;
import io.vedette.quorum.failover.Action.MaybeCrash;
import io.vedette.quorum.failover.Action.TellMaster;
import java.util.List;
import java.util.Optional;

/** We are a candidate and wait for votes; the offsets of the replicas are asked for in the same moment. */
public record Electing(Mission current, long deadlineMs) implements Failover {
    @Override
    public Move step(Scene scene, long nowMs) {
        if (current.isAutomatic() && !scene.isOdown()) {
            return abort(AbortReason.MASTER_RETURNED);
        }
        return switch (scene.tally(current.epoch())) {
            case WON ->
                current.isAutomatic() && !scene.isConfirmed(current, nowMs)
                        ? pending(scene, nowMs)
                        : elected(scene, nowMs);
            case LOST -> abort(AbortReason.NOT_ELECTED);
            case PENDING -> pending(scene, nowMs);
        };
    }

    private Move pending(Scene scene, long nowMs) {
        if (nowMs >= deadlineMs) {
            return abort(AbortReason.NOT_ELECTED);
        }
        return scene.lacksAnswers(current, nowMs) ? Move.to(this, new AskVotes(current)) : Move.to(this);
    }

    private Move elected(Scene scene, long nowMs) {
        return Move.to(
                new Surveying(current, nowMs + scene.surveyMs()),
                new TellMaster("+elected-leader"),
                new MaybeCrash(true),
                new TellMaster("+failover-state-select-slave"));
    }

    private Move abort(AbortReason reason) {
        return Move.to(new Aborted(current, reason));
    }

    @Override
    public Move afterStandstill(Scene scene, long forMs, long nowMs) {
        return current.resumed(scene, forMs, nowMs)
                .map(later -> Move.to(new Electing(later, deadlineMs), new AskOffsets(later.mark())))
                .orElseGet(() -> Aborted.resumingWrites(current, AbortReason.STOOD_STILL));
    }

    @Override
    public Optional<Move> overtaken(AbortReason why) {
        return Optional.of(abort(why));
    }

    @Override
    public Optional<HostPort> chosen() {
        return Optional.empty();
    }

    @Override
    public Optional<String> redisWord() {
        return Optional.of("wait_start");
    }

    @Override
    public String detail() {
        return "epoch " + current.epoch();
    }

    @Override
    public Optional<Mission> mission() {
        return Optional.of(current);
    }

    @Override
    public List<Class<? extends Failover>> successors() {
        return List.of(Electing.class, Surveying.class, Aborted.class);
    }

    @Override
    public boolean yieldsToOthers() {
        return true;
    }
}
