package io.vedette.sentinel.publish;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import java.util.List;
import java.util.Optional;

/**
 * What is to be known of a group: clients belong to {@code master} since {@code epoch}.
 *
 * @param before whom they belonged to; empty when this is said without a switch, after a start
 * @param replicas those that follow, in order of their addresses
 */
public record Publication(
        GroupName group, Epoch epoch, Optional<HostPort> before, HostPort master, List<HostPort> replicas) {
    public Publication {
        replicas = List.copyOf(replicas);
    }

    boolean namesTheMasterOf(Publication other) {
        return epoch.equals(other.epoch) && master.equals(other.master);
    }
}
