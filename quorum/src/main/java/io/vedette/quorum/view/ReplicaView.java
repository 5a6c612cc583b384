package io.vedette.quorum.view;

import io.vedette.quorum.HostPort;
import java.util.Optional;

/**
 * One replica of a group.
 *
 * @param masterLinkDownForMs as it said: 0 while up, negative when never up
 * @param upstream the master it says it follows; empty while unknown ({@code ?} in the map)
 */
public record ReplicaView(
        InstanceView instance,
        NodeStatus status,
        long masterLinkDownForMs,
        boolean masterLinkUp,
        Optional<HostPort> upstream,
        int priority,
        long offset,
        boolean announced) {}
