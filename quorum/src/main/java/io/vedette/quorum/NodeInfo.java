package io.vedette.quorum;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What INFO said, as data.
 *
 * @param runId {@code run_id}
 * @param role {@code role}
 * @param offset {@code slave_repl_offset} of a replica, {@code master_repl_offset} of a master; bytes of the replication stream
 * @param replicationId {@code master_replid}, when present; tells one replication history from another
 * @param upstream what a replica says of its master; empty on a master
 * @param priority {@code slave_priority}; 0 means never promote; 100 when absent
 * @param announced {@code replica_announced}
 * @param replicas the {@code slaveN:} lines of a master
 * @param loading {@code loading:1}
 * @param loadingEtaSeconds {@code loading_eta_seconds} while loading
 * @param leaving {@code shutdown_in_milliseconds} is there: it was told to end, and waits for its replicas with its writes held back
 */
public record NodeInfo(
        RunId runId,
        NodeRole role,
        long offset,
        Optional<String> replicationId,
        Optional<Upstream> upstream,
        int priority,
        boolean announced,
        List<Downstream> replicas,
        boolean loading,
        OptionalLong loadingEtaSeconds,
        boolean leaving) {

    public static final int DEFAULT_PRIORITY = 100;

    /**
     * A replica's view of its master.
     *
     * @param linkUp {@code master_link_status:up}
     * @param linkDownForMs {@code master_link_down_since_seconds} in ms, negative when the link never was up; 0 while it is up
     * @param lastIoSecondsAgo {@code master_last_io_seconds_ago}, empty when negative or absent
     * @param syncInProgress {@code master_sync_in_progress:1}: its data set is not complete
     */
    public record Upstream(
            HostPort master,
            boolean linkUp,
            long linkDownForMs,
            OptionalLong lastIoSecondsAgo,
            boolean syncInProgress) {}

    /** A master's view of one of its replicas, at the address that replica announces. */
    public record Downstream(HostPort address, boolean online, long offset) {}

    /** A freshly started, empty master; the {@code with...} methods fill in the rest. */
    public static NodeInfo master(RunId runId, long offset, List<Downstream> replicas) {
        return new NodeInfo(
                runId,
                NodeRole.MASTER,
                offset,
                Optional.empty(),
                Optional.empty(),
                DEFAULT_PRIORITY,
                true,
                replicas,
                false,
                OptionalLong.empty(),
                false);
    }

    public static NodeInfo replica(RunId runId, long offset, Upstream upstream) {
        return new NodeInfo(
                runId,
                NodeRole.REPLICA,
                offset,
                Optional.empty(),
                Optional.of(upstream),
                DEFAULT_PRIORITY,
                true,
                List.of(),
                false,
                OptionalLong.empty(),
                false);
    }

    /** The same with other addresses in it. */
    public NodeInfo located(Optional<Upstream> newUpstream, List<Downstream> newReplicas) {
        return new NodeInfo(
                runId,
                role,
                offset,
                replicationId,
                newUpstream,
                priority,
                announced,
                newReplicas,
                loading,
                loadingEtaSeconds,
                leaving);
    }

    public NodeInfo withPriority(int newPriority) {
        return new NodeInfo(
                runId,
                role,
                offset,
                replicationId,
                upstream,
                newPriority,
                announced,
                replicas,
                loading,
                loadingEtaSeconds,
                leaving);
    }

    public NodeInfo withReplicationId(String id) {
        return new NodeInfo(
                runId,
                role,
                offset,
                Optional.of(id),
                upstream,
                priority,
                announced,
                replicas,
                loading,
                loadingEtaSeconds,
                leaving);
    }
}
