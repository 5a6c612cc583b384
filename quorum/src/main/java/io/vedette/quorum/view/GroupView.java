package io.vedette.quorum.view;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Rules;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One group as SENTINEL MASTER, REPLICAS, SENTINELS and GET-MASTER-ADDR-BY-NAME show it.
 *
 * @param master where clients are sent
 * @param odownForMs since when objectively down; empty when it is not
 * @param failoverState Redis's word for the state of the failover; empty while none is in progress
 * @param pause an operator's pause that is in force
 * @param leaderEpoch epoch of our last vote for this group
 */
public record GroupView(
        GroupName name,
        HostPort master,
        InstanceView instance,
        NodeStatus status,
        OptionalLong odownForMs,
        Optional<String> failoverState,
        Epoch configEpoch,
        Epoch leaderEpoch,
        Rules rules,
        List<ReplicaView> replicas,
        List<PeerView> peers,
        Optional<PauseView> pause) {

    public record PauseView(String reason, long remainingMs) {}

    /** {@code ok}, {@code sdown} or {@code odown}: the status word of INFO. */
    public String statusWord() {
        if (odownForMs.isPresent()) {
            return "odown";
        }
        return instance.isSdown() ? "sdown" : "ok";
    }
}
