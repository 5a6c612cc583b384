package io.vedette.quorum.failover;

import io.vedette.quorum.failover.Action.OrderAgain;
import io.vedette.quorum.failover.Action.ResumeWrites;
import io.vedette.quorum.failover.Action.TellMaster;
import java.util.Optional;

/** A failover was given up; the group is idle again, and tries anew after a back-off if there is still reason to. */
public record Aborted(Mission abandoned, AbortReason reason) implements Ended {
    /** An operator who was told OK does not look again whether a slow disk or a busy host cost the votes. */
    static final int ELECTIONS_FOR_AN_ORDER = 6;

    /** Writes that were paused for a switchover are resumed at once, not only when the master's own timeout ends. */
    static Move resumingWrites(Mission mission, AbortReason reason) {
        return Move.to(new Aborted(mission, reason), new ResumeWrites(mission.from()));
    }

    /** Given up when the order to promote was given already. */
    static Move afterOrders(Mission mission, AbortReason reason) {
        return mission.purpose().holdsWrites()
                ? resumingWrites(mission, reason)
                : Move.to(new Aborted(mission, reason));
    }

    @Override
    public Move step(Scene scene, long nowMs) {
        int attempt = abandoned.attempt();
        Idle idle = Idle.after(attempt + 1, nowMs + reason.backOff().afterMs(attempt));
        TellMaster told = new TellMaster(reason.event());
        boolean again = !abandoned.isAutomatic() && reason.isMisfortune() && attempt + 1 < ELECTIONS_FOR_AN_ORDER;
        return again
                ? Move.to(idle, told, new OrderAgain(abandoned.purpose(), abandoned.wanted(), attempt + 1))
                : Move.to(idle, told);
    }

    @Override
    public String detail() {
        return reason.text();
    }

    @Override
    public Optional<Mission> mission() {
        return Optional.of(abandoned);
    }
}
