package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import java.util.Optional;

/** A failover reached its end; the account of it is closed and the group is idle again. */
public record Done(Mission finished, HostPort promoted, String outcome) implements Ended {
    @Override
    public Move step(Scene scene, long nowMs) {
        return Move.to(Idle.INSTANCE);
    }

    @Override
    public String detail() {
        return outcome;
    }

    @Override
    public Optional<Mission> mission() {
        return Optional.of(finished);
    }
}
