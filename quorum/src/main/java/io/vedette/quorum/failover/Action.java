package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import java.util.Optional;
import java.util.OptionalLong;

/** What a state of the failover wants done. States decide; whoever runs them carries it out. */
public sealed interface Action {
    /** Raise the current epoch to this one, vote for ourselves in it, and ask all peers for their votes. */
    record CallElection(Mission mission) implements Action {}

    /** Ask those peers again that have not answered yet, or answered before they held the master for down. */
    record AskVotes(Mission mission) implements Action {}

    /** What an operator ordered is still to be done, after so many lost elections. */
    record OrderAgain(Purpose purpose, Optional<HostPort> to, int attempt) implements Action {}

    /** Ask those replicas for INFO that were not asked after that mark. */
    record AskOffsets(long mark) implements Action {}

    /** What the chosen replica is known to lack goes into the account of this failover. */
    record NoteLoss(OptionalLong bytes) implements Action {}

    record Promote(HostPort replica) implements Action {}

    /** Ask the node for its role and offset, behind the order just sent. */
    record Verify(HostPort node) implements Action {}

    /** Ask the node for its offset again, when it has not been asked in this very moment. */
    record Poll(HostPort node) implements Action {}

    record PauseWrites(HostPort master, long forMs) implements Action {}

    record ResumeWrites(HostPort master) implements Action {}

    /** The replica is the master from now on: in our view, on disk, and for everybody we can tell. */
    record Publish(Mission mission, HostPort promoted) implements Action {}

    /** Repoint as many replicas as may be repointed now. */
    record RepointSome() implements Action {}

    /** Time is up: repoint all that can be reached, whatever becomes of it. */
    record RepointRest() implements Action {}

    /** An event about the group's master. */
    record TellMaster(String event) implements Action {}

    /** An event about one of its replicas; {@code warning} as in the table of events. */
    record TellReplica(String event, HostPort replica, boolean warning) implements Action {}

    /** SIMULATE-FAILURE: die here when that was asked for. */
    record MaybeCrash(boolean afterElection) implements Action {}
}
