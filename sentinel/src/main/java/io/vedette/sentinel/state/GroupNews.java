package io.vedette.sentinel.state;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableGroup.Pause;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one group promised and learnt since the file was written: votes and configurations of later epochs, nodes and sentinels it did
 * not know. Only ever more of it; so it may be told twice, or to a group that knows it already, without harm.
 *
 * @param replicas those that came
 * @param peers those that came, or were found elsewhere
 */
public record GroupNews(
        GroupName name,
        HostPort master,
        Epoch configEpoch,
        Epoch leaderEpoch,
        List<HostPort> replicas,
        List<Target.Peer> peers) {

    /** Empty for a change of another kind, as an operator orders it: something else was set, or somebody was forgotten. */
    static Optional<GroupNews> between(DurableGroup before, DurableGroup after) {
        GroupNews news = new GroupNews(
                after.name(),
                after.master(),
                after.configEpoch(),
                after.leaderEpoch(),
                without(before.replicas(), after.replicas()),
                without(before.peers(), after.peers()));
        return Optional.of(news).filter(said -> says(said.onTopOf(before), after));
    }

    private static <T> List<T> without(List<T> known, List<T> all) {
        return all.stream().filter(one -> !known.contains(one)).toList();
    }

    /** Whom a vote was given may be forgotten, that it was given may not; what is left of a pause may be more than it is. */
    private static boolean says(DurableGroup said, DurableGroup meant) {
        return said.master().equals(meant.master())
                && said.configEpoch().equals(meant.configEpoch())
                && said.leaderEpoch().equals(meant.leaderEpoch())
                && said.rules().equals(meant.rules())
                && new HashSet<>(said.replicas()).equals(new HashSet<>(meant.replicas()))
                && new HashSet<>(said.peers()).equals(new HashSet<>(meant.peers()))
                && said.pause().map(GroupNews::order).equals(meant.pause().map(GroupNews::order));
    }

    private static List<Object> order(Pause pause) {
        return List.of(pause.reason(), pause.stamp(), pause.remainingMs() == 0);
    }

    /** The group when it has heard of this; of two configurations it has the later one. */
    DurableGroup onTopOf(DurableGroup group) {
        boolean switched = configEpoch.isAfter(group.configEpoch());
        HostPort now = switched ? master : group.master();
        List<HostPort> nodes = new ArrayList<>(group.replicas());
        nodes.add(group.master());
        nodes.addAll(replicas);
        Map<SentinelId, Target.Peer> sentinels = new LinkedHashMap<>();
        group.peers().forEach(peer -> sentinels.put(peer.id(), peer));
        peers.forEach(peer -> sentinels.put(peer.id(), peer));
        return new DurableGroup(
                group.name(),
                now,
                group.rules(),
                group.configEpoch().max(configEpoch),
                group.leaderEpoch().max(leaderEpoch),
                group.votedFor().filter(voted -> !leaderEpoch.isAfter(group.leaderEpoch())),
                nodes.stream().distinct().filter(node -> !node.equals(now)).toList(),
                List.copyOf(sentinels.values()),
                group.pause());
    }
}
