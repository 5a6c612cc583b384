package io.vedette.quorum;

import java.util.Optional;

/**
 * Everything that can happen to a {@link Coordinator}. Events about a link that is no longer the current one of its target are
 * ignored, so a shell may report late without harm.
 */
public sealed interface Event {

    /** Connected (TLS done, AUTH and CLIENT SETNAME sent): commands may be sent. For nodes the shell also subscribes to hellos. */
    record LinkOpened(Link link) implements Event {}

    /** The attempt failed or the open link ended; there is at most one of these per {@link Link}. */
    record LinkEnded(Link link, LinkEnd how, String detail) implements Event {}

    record PingAnswered(Link link, PingReply reply) implements Event {}

    record InfoAnswered(Link link, NodeInfo info) implements Event {}

    /** INFO or ROLE was answered with an error, or with something that could not be read. */
    record AskFailed(Link link, String error) implements Event {}

    record RoleAnswered(Link link, RoleReport report) implements Event {}

    /**
     * A hello, from a node's channel or a direct PUBLISH. Own ones may be passed on, they are skipped.
     *
     * @param trusted signed with our secret, or no signature is demanded; an untrusted one may only make a peer known
     */
    record HelloHeard(Hello hello, boolean trusted) implements Event {}

    /**
     * Somebody asks us. Answered by exactly one {@link Effect.AnswerMasterDown} with the same number, perhaps later: after what
     * it promises is on disk. A question that cannot be answered (persist failed) is answered without a new vote.
     *
     * @param request the shell's number for it
     */
    record MasterDownAsked(long request, HostPort master, Epoch epoch, Optional<SentinelId> candidate)
            implements Event {}

    record MasterDownAnswered(Link link, Question question, Answer answer) implements Event {}

    /**
     * A host name stands for this IP (from now on). Addresses with either text are the same instance then; the text that was
     * known first stays the one it is known by. Only with resolve-hostnames.
     */
    record HostResolved(String host, String ip) implements Event {}

    /** From another sentinel of ours; the shell has checked its signature where one is demanded. */
    record GossipHeard(SentinelId from, Gossip gossip) implements Event {}

    /** The peer does not know gossip: it is a redis-sentinel. */
    record GossipRefused(Link link) implements Event {}

    /** The answer to {@link Effect.SendOrder} with the same number. */
    record OrderAnswered(Link link, long number, OrderOutcome outcome) implements Event {}

    /** That revision and all before it are on disk (fsync of file and folder done). */
    record Persisted(long revision) implements Event {}

    /** That revision is not on disk. Later ones may still be; the core asks again when it needs to. */
    record PersistFailed(long revision, String reason) implements Event {}

    /** An operator's command; {@code request} is the shell's number for it. */
    record Commanded(long request, Command command) implements Event {}

    /**
     * The shell's own loop (or process, or machine) stood still for that long until now. The core also notices by itself when it
     * is called long after its deadline; the longer of both counts.
     */
    record LoopWasBlind(long forMs) implements Event {}

    /** The arbiter can be asked from now on, or cannot, and why. With it goes all leadership it gave. */
    record ArbiterChanged(Optional<String> trouble) implements Event {}

    record LeadershipGranted(GroupName group, Epoch epoch) implements Event {}

    /**
     * It is not ours.
     *
     * @param epoch for which we asked
     * @param reached the last epoch in which somebody was elected
     * @param leader who leads now, if anybody does
     */
    record LeadershipRefused(GroupName group, Epoch epoch, Epoch reached, Optional<SentinelId> leader)
            implements Event {}

    /** What was granted is not ours any more. */
    record LeadershipLost(GroupName group, Epoch epoch) implements Event {}

    /** The answer to {@link Effect.AskHook} with the same number. */
    record HookAnswered(GroupName group, long number, HookAnswer answer) implements Event {}

    /** The deadline of {@link Coordinator#nextDeadlineMs()} has come. Harmless when it has not. */
    record Timer() implements Event {}
}
