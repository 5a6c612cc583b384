package io.vedette.quorum.failover;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.Rules;
import io.vedette.quorum.vote.Tally;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a failover sees of the world: facts only. Reading it changes nothing, so that {@code explain} may run the same states over it.
 */
public interface Scene {
    Rules rules();

    HostPort master();

    boolean isOdown();

    /** Whether a quorum answered since the election began, and did not just once say, that the master is down. */
    boolean isConfirmed(Mission mission, long nowMs);

    /** Whether replicas, asked lately or at least since the election began, prove that the master lives although it is silent towards us. */
    boolean isVouchedFor(long begunMs, long nowMs);

    /** What speaks against beginning an automatic failover now: all of it, or the first that was found. */
    Objections objections(long nowMs);

    /** How long to let other sentinels go first, after so many attempts that were lost in a row. */
    long staggerMs(int attempt);

    /** An epoch nobody can have voted in yet, as far as we know. */
    Epoch nextEpoch();

    Tally tally(Epoch epoch);

    /** Why we may not lead in that epoch any more: a later one is known, or our leadership of it was taken from us. */
    Optional<AbortReason> deposed(Epoch epoch);

    /** Whether a peer has to be asked (again) for its vote, or for what it holds of the master. */
    boolean lacksAnswers(Mission mission, long nowMs);

    /** Whether every replica that can be reached has answered an INFO asked for after that mark. */
    boolean isSurveyed(long mark);

    /** A mark between all that was asked so far and all that will be: milliseconds are too coarse to tell before from after. */
    long mark();

    /** How long to wait for replicas that have not answered. */
    long surveyMs();

    Ranking ranking(long mark, List<HostPort> ruledOut, Optional<HostPort> wanted, long nowMs);

    /** How the last order of this failover ended; empty while it is under way. */
    Optional<OrderOutcome> orderOutcome();

    /** What the node said it is, in answer to a question asked after that mark. */
    Optional<NodeRole> roleAfter(HostPort node, long mark);

    /** The node's replication offset, in answer to a question asked after that mark. */
    OptionalLong offsetAfter(HostPort node, long mark);

    /** Whether all other replicas follow the new master, or cannot be reached. */
    boolean isRepointed();

    /** An operator's order that waits to be begun. */
    Optional<Demand> demand();

    /**
     * What an operator wants.
     *
     * @param to the replica that was asked for
     * @param attempt how many elections for this order were lost before
     */
    record Demand(Purpose purpose, Optional<HostPort> to, int attempt) {
        public static Demand fresh(Purpose purpose, Optional<HostPort> to) {
            return new Demand(purpose, to, 0);
        }
    }
}
