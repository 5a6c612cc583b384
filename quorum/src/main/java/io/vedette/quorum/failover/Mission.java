package io.vedette.quorum.failover;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stays the same from the election to the end of one failover.
 *
 * @param from the master that is to be replaced
 * @param begunMs when the election began
 * @param stoodStillMs for how long we have stood still since; the voters' time went on
 * @param mark offsets must have been asked for after it
 * @param wanted the replica an operator asked for
 * @param ruledOut replicas that were tried and did not become master
 * @param attempt how many failovers of this group were given up in a row before
 */
public record Mission(
        Purpose purpose,
        Epoch epoch,
        HostPort from,
        long begunMs,
        long stoodStillMs,
        long mark,
        Optional<HostPort> wanted,
        List<HostPort> ruledOut,
        int attempt) {

    /**
     * Those who voted for us wait for this long before they elect somebody else; a leader that has not promoted anybody by then gives
     * up rather than act beside its successor.
     */
    public static final long LEASE_MS = 1_500;

    Mission ruleOut(HostPort replica) {
        List<HostPort> all = new ArrayList<>(ruledOut);
        all.add(replica);
        return new Mission(purpose, epoch, from, begunMs, stoodStillMs, mark, wanted, all, attempt);
    }

    /** The same after a time in which we stood still. */
    Mission later(long forMs) {
        return new Mission(purpose, epoch, from, begunMs, stoodStillMs + forMs, mark, wanted, ruledOut, attempt);
    }

    /**
     * The same when nothing was ordered yet, and nothing that was asked before counts any more; empty when it is not to go on, because
     * somebody else may have been elected, or what an operator wanted is better begun anew.
     */
    Optional<Mission> resumed(Scene scene, long forMs, long nowMs) {
        Mission later = later(forMs);
        return !isAutomatic() || later.leaseIsOver(nowMs)
                ? Optional.empty()
                : Optional.of(new Mission(
                        purpose, epoch, from, begunMs, later.stoodStillMs, scene.mark(), wanted, ruledOut, attempt));
    }

    boolean isAutomatic() {
        return purpose == Purpose.AUTOMATIC;
    }

    /** An operator's order is not bound to the patience of voters. */
    boolean leaseIsOver(long nowMs) {
        return isAutomatic() && nowMs - begunMs + stoodStillMs >= LEASE_MS;
    }
}
