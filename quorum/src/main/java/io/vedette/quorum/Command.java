package io.vedette.quorum;

import java.util.List;
import java.util.Optional;

/**
 * What an operator can order. Each is answered by exactly one {@link Effect.Reply}; commands that change durable state are
 * answered once it is on disk. Pure questions (MASTERS, CKQUORUM, EXPLAIN...) are methods of {@link Coordinator}.
 */
public sealed interface Command {
    /** {@code SENTINEL MONITOR}; the shell has checked and resolved the address. */
    record Monitor(GroupName group, HostPort master, Rules rules) implements Command {}

    /** {@code SENTINEL REMOVE}. */
    record Remove(GroupName group) implements Command {}

    /**
     * {@code SENTINEL SET}: rules after the change, and what the {@code +set} events say. Options that do not concern the core
     * (passwords, scripts) come with unchanged rules.
     */
    record Set(GroupName group, Rules rules, List<Change> changes) implements Command {
        /** {@code text} is {@code <option> <value> [<value2>]} with secrets masked. */
        public record Change(String text) {}
    }

    /** {@code SENTINEL RESET <glob>}: the shell matches the names. */
    record Reset(List<GroupName> groups) implements Command {}

    /** {@code SENTINEL FAILOVER}: as if the master was gone. {@code to} asks for one certain replica. */
    record Failover(GroupName group, Optional<HostPort> to) implements Command {}

    /** {@code SENTINEL FAILOVER <name> COORDINATED}: writes are paused until the chosen replica has all of them. */
    record Switchover(GroupName group, Optional<HostPort> to) implements Command {}

    /** {@code SENTINEL PAUSE}: no automatic failover for that time. */
    record Pause(GroupName group, long forMs, String reason) implements Command {}

    /** {@code SENTINEL RESUME}. */
    record Resume(GroupName group) implements Command {}

    /** {@code SENTINEL FORGET-REPLICA}. */
    record ForgetReplica(GroupName group, HostPort replica) implements Command {}

    /** {@code SENTINEL FORGET-SENTINEL}: it no longer counts as a voter of this group, until it says hello again. */
    record ForgetSentinel(GroupName group, SentinelId peer) implements Command {}

    /** {@code SENTINEL SIMULATE-FAILURE}: replaces what was set before. */
    record SimulateFailure(boolean crashAfterElection, boolean crashAfterPromotion) implements Command {}

    /** {@code SENTINEL DEBUG} and the global options: holds at once for all groups. */
    record Configure(Settings settings) implements Command {}

    /** {@code SENTINEL FLUSHCONFIG}: persist everything now. */
    record Flush() implements Command {}

    /** Credentials changed: drop and remake the links to the nodes of this group, or to all peers when empty. */
    record Relink(Optional<GroupName> group) implements Command {}
}
