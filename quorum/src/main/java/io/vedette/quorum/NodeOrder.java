package io.vedette.quorum;

/**
 * What a data node is told to do. The shell sends it as one MULTI/EXEC where there is more than one command, under the
 * renamed names, and reports the EXEC reply as {@link Event.OrderAnswered}: an order counts when EXEC says so.
 */
public sealed interface NodeOrder {
    /** {@code MULTI, REPLICAOF NO ONE, CONFIG REWRITE, CLIENT KILL TYPE normal, CLIENT KILL TYPE pubsub, EXEC}. */
    record Promote() implements NodeOrder {}

    /** {@code MULTI, REPLICAOF <host> <port>, CONFIG REWRITE, CLIENT KILL TYPE normal, CLIENT KILL TYPE pubsub, EXEC}. */
    record Repoint(HostPort master) implements NodeOrder {}

    /** {@code CLIENT PAUSE <ms> WRITE}: the node itself unpauses after that time, should we die meanwhile. */
    record PauseWrites(long forMs) implements NodeOrder {}

    /** {@code CLIENT UNPAUSE}. */
    record ResumeWrites() implements NodeOrder {}

    /** {@code SCRIPT KILL}, for a node that answers -BUSY. */
    record KillScript() implements NodeOrder {}

    /** A write that must succeed on a healthy master: {@code SET <canary key> <number> PX <ms>}. */
    record WriteCanary() implements NodeOrder {}
}
