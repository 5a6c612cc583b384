package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import java.util.List;
import java.util.Optional;

/** A failover is over, one way or the other: its account is closed, and the group is idle again in the same moment. */
public sealed interface Ended extends Failover permits Done, Aborted {
    @Override
    default long deadlineMs() {
        return Long.MAX_VALUE;
    }

    @Override
    default Move afterStandstill(Scene scene, long forMs, long nowMs) {
        return Move.to(this);
    }

    @Override
    default Optional<Move> overtaken(AbortReason why) {
        return Optional.empty();
    }

    @Override
    default Optional<HostPort> chosen() {
        return Optional.empty();
    }

    @Override
    default Optional<String> redisWord() {
        return Optional.empty();
    }

    @Override
    default List<Class<? extends Failover>> successors() {
        return List.of(Idle.class);
    }

    @Override
    default boolean yieldsToOthers() {
        return true;
    }
}
