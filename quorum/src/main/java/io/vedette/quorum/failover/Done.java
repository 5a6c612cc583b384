package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import java.util.List;
import java.util.Optional;

/** A failover reached its end; the account of it is closed and the group is idle again. */
public record Done(Mission finished, HostPort promoted, String outcome) implements Failover {
    @Override
    public Move step(Scene scene, long nowMs) {
        return Move.to(Idle.INSTANCE);
    }

    @Override
    public long deadlineMs() {
        return Long.MAX_VALUE;
    }

    @Override
    public Optional<Move> overtaken() {
        return Optional.empty();
    }

    @Override
    public Optional<String> redisWord() {
        return Optional.empty();
    }

    @Override
    public Optional<Mission> mission() {
        return Optional.of(finished);
    }

    @Override
    public List<Class<? extends Failover>> successors() {
        return List.of(Idle.class);
    }

    @Override
    public boolean yieldsToOthers() {
        return true;
    }
}
