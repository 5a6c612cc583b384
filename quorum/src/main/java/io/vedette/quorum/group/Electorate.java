package io.vedette.quorum.group;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.failover.Mission;
import io.vedette.quorum.view.QuorumCheck;
import io.vedette.quorum.vote.Tally;
import java.util.Optional;

/** How the one is found who may lead a failover. */
public interface Electorate {
    /** We stand for election. */
    void call(Group group, Mission mission);

    Tally tally(Group group, Epoch epoch);

    /** Whether the leadership of that epoch was ours, and is no more although nobody is known to have taken it. */
    boolean isDeposed(Group group, Epoch epoch);

    /** We do not lead any more: {@code promoted} is the master from now on, or we gave up. */
    void resign(Group group, Optional<HostPort> promoted);

    /** Whether we vote for others. */
    boolean givesVotes();

    /** What stands in the way of an election of us; the words of {@code explain}. */
    Optional<String> lacks(Group group);

    /** The same to an operator who orders a failover, with what to do about it. */
    Optional<String> refusal(Group group);

    QuorumCheck check(Group group);
}
