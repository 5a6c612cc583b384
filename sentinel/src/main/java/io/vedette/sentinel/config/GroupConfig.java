package io.vedette.sentinel.config;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the file says of one group: what the operator set and what was learnt and written back.
 *
 * @param configEpoch epoch of the election that made this configuration
 * @param leaderEpoch epoch of the last vote given for this group
 * @param knownReplicas replicas to look for from the start
 * @param knownSentinels peers to look for from the start
 * @param renamedCommands names to use towards the nodes, by the usual name in lower case
 * @param publish where else its master is made known
 * @param withoutQuorum what clients are told while no majority is heard
 */
public record GroupConfig(
        GroupName name,
        HostPort master,
        Rules rules,
        Credentials credentials,
        Scripts scripts,
        Epoch configEpoch,
        Epoch leaderEpoch,
        List<HostPort> knownReplicas,
        List<KnownSentinel> knownSentinels,
        Map<String, String> renamedCommands,
        List<PublishLine> publish,
        WithoutQuorum withoutQuorum) {

    public GroupConfig {
        knownReplicas = List.copyOf(knownReplicas);
        knownSentinels = List.copyOf(knownSentinels);
        publish = List.copyOf(publish);
    }

    /** How to authenticate towards master and replicas; an empty user stands for none. */
    public record Credentials(String user, Optional<Secret> password) {}

    /** Paths as they were given; empty texts stand for none. */
    public record Scripts(String notification, String clientReconfig) {}
}
