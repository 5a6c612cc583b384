package io.vedette.sentinel.rehearsal;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.RoleReport;
import io.vedette.quorum.RunId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A master and its replicas, as far as their answers go. */
final class PretendNodes {
    private static final long OFFSET = 1_000;

    private final List<HostPort> replicas;
    private HostPort master;
    private boolean dead;

    PretendNodes(HostPort master, List<HostPort> replicas) {
        this.master = master;
        this.replicas = replicas;
    }

    boolean masterIsDead() {
        return dead;
    }

    void killMaster() {
        dead = true;
    }

    void promote(HostPort replica) {
        master = replica;
    }

    RoleReport role(HostPort node) {
        return node.equals(master)
                ? new RoleReport(NodeRole.MASTER, OFFSET, Optional.empty())
                : new RoleReport(NodeRole.REPLICA, OFFSET, Optional.of(master));
    }

    NodeInfo info(HostPort node) {
        RunId runId = new RunId(String.format("%040d", node.port()));
        if (node.equals(master)) {
            return NodeInfo.master(
                    runId,
                    OFFSET,
                    replicas.stream()
                            .map(replica -> new NodeInfo.Downstream(replica, true, OFFSET))
                            .toList());
        }
        boolean streams = !dead;
        return NodeInfo.replica(
                runId,
                OFFSET,
                new NodeInfo.Upstream(master, streams, 0, streams ? OptionalLong.of(0) : OptionalLong.empty(), false));
    }
}
