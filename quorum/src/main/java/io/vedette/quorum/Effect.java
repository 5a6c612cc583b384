package io.vedette.quorum;

import io.vedette.quorum.failover.FlightRecord;
import java.util.List;
import java.util.Optional;

/**
 * Everything a {@link Coordinator} can want done. A shell carries effects out in list order; commands on one link are sent in
 * that order too. It need not wait for {@link Persist}: what depends on a revision is held back by the core until
 * {@link Event.Persisted} says so.
 */
public sealed interface Effect {

    /**
     * Connect to {@code link.target().address()}, authenticate, name the connection. Report {@link Event.LinkOpened} or
     * {@link Event.LinkEnded} exactly once for the attempt.
     *
     * @param group whose credentials and renamed commands apply; empty for peers
     * @param withinMs give the attempt up as {@link LinkEnd#TIMED_OUT} after that
     */
    record Connect(Link link, Optional<GroupName> group, long withinMs) implements Effect {}

    /** Close it; no event about it is wanted any more. */
    record Drop(Link link, String reason) implements Effect {}

    record Ping(Link link) implements Effect {}

    record AskInfo(Link link) implements Effect {}

    record AskRole(Link link) implements Effect {}

    record AskMasterDown(Link link, Question question) implements Effect {}

    record AnswerMasterDown(long request, Answer answer) implements Effect {}

    record SendGossip(Link link, Gossip gossip) implements Effect {}

    /**
     * PUBLISH a hello over this link; the shell fills in where we can be reached (announce-ip/port or the link's own address).
     */
    record PublishHello(Link link, GroupName group, HostPort master, Epoch configEpoch, Epoch currentEpoch)
            implements Effect {}

    record SendOrder(Link link, long number, NodeOrder order) implements Effect {}

    /**
     * Make the delta durable (write, fsync, rename, fsync of the folder), then report {@link Event.Persisted}. Revisions grow by
     * one; several may be written as one, of which only the last need be reported.
     */
    record Persist(long revision, StateDelta delta) implements Effect {}

    /**
     * An event of the sentinel: log it, publish it on the channel of that name, run the notification script when
     * {@code runsScript}.
     */
    record Announce(EventLevel level, String channel, String payload, Optional<GroupName> group, boolean runsScript)
            implements Effect {}

    /** {@code client-reconfig-script <group> <role> start <from> <to>}. */
    record RunReconfigScript(GroupName group, ScriptRole role, HostPort from, HostPort to) implements Effect {}

    /** For the publishers: clients of this group belong to {@code now}. Idempotent; an older epoch must be refused. */
    record PublishMaster(GroupName group, Epoch configEpoch, HostPort before, HostPort now) implements Effect {}

    /**
     * Ask the arbiter for the leadership of this group in this epoch, once; report {@link Event.LeadershipGranted} or
     * {@link Event.LeadershipRefused}. It must be granted to one sentinel at a time, in epochs that only grow, and not to one whose
     * configuration is older than the last one the arbiter was told.
     */
    record AskLeadership(GroupName group, Epoch epoch, Epoch configEpoch) implements Effect {}

    /**
     * We do not want it (any more), whether it was granted yet or not. Not reported.
     *
     * @param promoted the master from now on, to be kept by the arbiter as the configuration of that epoch before another may lead
     */
    record EndLeadership(GroupName group, Epoch epoch, Optional<HostPort> promoted) implements Effect {}

    /**
     * Ask the group's {@link PreFailoverHook}, and report {@link Event.HookAnswered} with the same number; at the latest after
     * {@code withinMs}, for then nobody waits any more.
     *
     * @param hook whom to ask
     * @param candidate the replica that would be promoted as things are now
     * @param why what is held against the master
     */
    record AskHook(
            GroupName group,
            long number,
            String hook,
            HostPort master,
            HostPort candidate,
            List<String> why,
            long withinMs)
            implements Effect {}

    record Reply(long request, Outcome outcome) implements Effect {}

    /** SIMULATE-FAILURE: end the process at once, without flushing anything, with this status (99). */
    record Exit(int status, String reason) implements Effect {}

    /** A failover is over (or was given up): what happened when, to be kept for HISTORY. */
    record KeepFlight(FlightRecord record) implements Effect {}

    /** Level of an event in the log; warnings of an instance run the notification script. */
    enum EventLevel {
        WARNING,
        NOTICE,
        VERBOSE
    }

    /** The role argument of the client reconfiguration script. */
    enum ScriptRole {
        LEADER("leader"),
        OBSERVER("observer");

        private final String word;

        ScriptRole(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
