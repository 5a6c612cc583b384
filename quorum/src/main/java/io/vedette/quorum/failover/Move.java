package io.vedette.quorum.failover;

import java.util.List;

/** The outcome of one step: the state to be in, and what to do on the way. */
public record Move(Failover to, List<Action> actions) {
    static Move to(Failover next, Action... actions) {
        return new Move(next, List.of(actions));
    }
}
