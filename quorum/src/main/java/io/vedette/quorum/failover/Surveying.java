package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.failover.Action.AskOffsets;
import io.vedette.quorum.failover.Action.PauseWrites;
import io.vedette.quorum.failover.Action.TellReplica;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * We lead, and wait until every replica that can be reached has told how far it is; then the best one is chosen. An operator's order has
 * more patience where nobody answered who may be promoted: the master serves meanwhile, and replicas may only be busy.
 *
 * @param patient whether it waits for whoever answers first
 */
public record Surveying(Mission current, long deadlineMs, boolean patient) implements Failover {
    /** For the first answer to an operator's order. */
    static final long PATIENCE_MS = 2_000;

    Surveying(Mission current, long deadlineMs) {
        this(current, deadlineMs, false);
    }

    @Override
    public Move step(Scene scene, long nowMs) {
        if (current.isAutomatic() && !scene.isOdown()) {
            return abort(AbortReason.MASTER_RETURNED);
        }
        if (current.leaseIsOver(nowMs)) {
            return abort(AbortReason.NOT_PROMOTED);
        }
        boolean awaited = !scene.isSurveyed(current.mark());
        if (!patient && awaited && nowMs < deadlineMs) {
            return Move.to(this, new AskOffsets(current.mark()));
        }
        if (current.isAutomatic() && scene.isVouchedFor(current.begunMs(), nowMs)) {
            return abort(AbortReason.VOUCHED_FOR);
        }
        Ranking ranking = scene.ranking(current.mark(), current.ruledOut(), current.wanted(), nowMs);
        return ranking.best()
                .map(best -> chosen(scene, best, ranking.lossBytes(), nowMs))
                .orElseGet(() -> nobody(awaited, nowMs));
    }

    private Move nobody(boolean awaited, long nowMs) {
        if (awaited && patient && nowMs < deadlineMs) {
            return Move.to(this, new AskOffsets(current.mark()));
        }
        if (awaited && !patient && !current.isAutomatic()) {
            return Move.to(new Surveying(current, nowMs + PATIENCE_MS, true), new AskOffsets(current.mark()));
        }
        return current.ruledOut().isEmpty()
                ? abort(AbortReason.NO_GOOD_REPLICA)
                : Aborted.afterOrders(current, AbortReason.NOT_PROMOTED);
    }

    private Move chosen(Scene scene, HostPort replica, OptionalLong lossBytes, long nowMs) {
        TellReplica selected = new TellReplica("+selected-slave", replica, true);
        if (current.purpose().holdsWrites()) {
            return Move.to(
                    new Pausing(current, replica, nowMs + Pausing.WITHIN_MS),
                    selected,
                    new PauseWrites(current.from(), Pausing.PAUSE_MS));
        }
        return Promoting.ordered(current, replica, lossBytes, scene, nowMs, selected);
    }

    private Move abort(AbortReason reason) {
        return Move.to(new Aborted(current, reason));
    }

    @Override
    public Move afterStandstill(Scene scene, long forMs, long nowMs) {
        return current.resumed(scene, forMs, nowMs)
                .map(later -> Move.to(new Surveying(later, nowMs + scene.surveyMs()), new AskOffsets(later.mark())))
                .orElseGet(() -> Aborted.resumingWrites(current, AbortReason.STOOD_STILL));
    }

    /** Writes may be held back still for a replica that could not be promoted. */
    @Override
    public Optional<Move> overtaken(AbortReason why) {
        return Optional.of(current.ruledOut().isEmpty() ? abort(why) : Aborted.afterOrders(current, why));
    }

    @Override
    public Optional<HostPort> chosen() {
        return Optional.empty();
    }

    @Override
    public Optional<String> redisWord() {
        return Optional.of("select_slave");
    }

    @Override
    public String detail() {
        return current.ruledOut().isEmpty() ? "" : "without " + current.ruledOut();
    }

    @Override
    public Optional<Mission> mission() {
        return Optional.of(current);
    }

    @Override
    public List<Class<? extends Failover>> successors() {
        return List.of(Surveying.class, Promoting.class, Pausing.class, Aborted.class);
    }

    @Override
    public boolean yieldsToOthers() {
        return true;
    }
}
