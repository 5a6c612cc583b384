package io.vedette.sentinel.http;

import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.Rules;
import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.InstanceView;
import io.vedette.quorum.view.PeerView;
import io.vedette.quorum.view.ReplicaView;
import io.vedette.quorum.view.SentinelView;
import io.vedette.sentinel.advice.Warning;
import io.vedette.sentinel.publish.PublishStatus;
import io.vedette.sentinel.shell.Shell;
import io.vedette.sentinel.state.PlannedSwitchover;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this sentinel sees, as JSON. */
final class ViewJson {
    private static final Pattern OPS = Pattern.compile("(?m)^instantaneous_ops_per_sec:(\\d{1,12})");

    private ViewJson() {}

    static JsonObject sentinel(Shell shell) {
        SentinelView self = shell.core().view(shell.nowMs());
        JsonArray publishers = new JsonArray();
        shell.publishers().forEach(one -> publishers.add(publisher(one)));
        return new JsonObject()
                .put("id", self.myId().text())
                .put("currentEpoch", self.currentEpoch().value())
                .put("groups", self.groups())
                .put("blind", self.abstaining())
                .put("tilt", self.tiltForMs().isPresent())
                .put("publishers", publishers);
    }

    private static JsonObject publisher(PublishStatus one) {
        JsonObject json = new JsonObject()
                .put("group", one.group().toString())
                .put("kind", one.kind())
                .put("target", one.target())
                .put("state", one.state())
                .put("failures", one.failures());
        one.shown().ifPresent(epoch -> json.put("epoch", epoch.value()));
        one.delayMs().ifPresent(ms -> json.put("delayMs", ms));
        one.error().ifPresent(error -> json.put("error", error));
        return json;
    }

    static List<GroupView> views(Shell shell) {
        return shell.core().groups().stream()
                .flatMap(name -> shell.core().view(name, shell.nowMs()).stream())
                .toList();
    }

    static JsonArray groups(Shell shell) {
        JsonArray all = new JsonArray();
        views(shell)
                .forEach(group -> all.add(new JsonObject()
                        .put("name", group.name().text())
                        .put("master", group.master().name())
                        .put("status", group.statusWord())
                        .put("replicas", group.replicas().size())
                        .put("sentinels", group.peers().size() + 1)
                        .put("failover", group.failoverState().orElse(""))
                        .put("paused", group.pause().isPresent())
                        .put(
                                "planned",
                                shell.planner()
                                        .of(group.name())
                                        .map(planned -> planned.at().toString())
                                        .orElse(""))));
        return all;
    }

    static JsonObject group(Shell shell, GroupView group) {
        JsonArray replicas = new JsonArray();
        group.replicas().forEach(replica -> replicas.add(replica(shell, group, replica)));
        JsonArray peers = new JsonArray();
        group.peers().forEach(peer -> peers.add(peer(peer)));
        JsonArray warnings = new JsonArray();
        for (Warning warning : shell.advice().about(group)) {
            warnings.add(new JsonObject().put("kind", warning.kind()).put("text", warning.text()));
        }
        JsonObject master = instance(group.instance());
        ops(shell, group.instance()).ifPresent(ops -> master.put("opsPerSecond", ops));
        group.status().lastInfo().ifPresent(info -> master.put("offset", info.offset()));
        JsonObject json = new JsonObject()
                .put("name", group.name().text())
                .put("clientsGoTo", group.master().name())
                .put("status", group.statusWord())
                .put("configEpoch", group.configEpoch().value())
                .put("leaderEpoch", group.leaderEpoch().value())
                .put("failover", group.failoverState().orElse(""))
                .put("master", master)
                .put("replicas", replicas)
                .put("sentinels", peers)
                .put("rules", rules(group.rules()))
                .put("warnings", warnings);
        shell.core()
                .checkQuorum(group.name())
                .ifPresent(check -> json.put(
                        "quorum",
                        new JsonObject()
                                .put("usable", check.usable())
                                .put("known", check.known())
                                .put("needed", check.quorum())
                                .put("majority", check.majority())
                                .put("reached", check.reachesQuorum() && check.reachesElection())));
        shell.planner().of(group.name()).ifPresent(planned -> json.put("planned", planned(planned)));
        group.pause()
                .ifPresent(pause -> json.put(
                        "pause",
                        new JsonObject().put("reason", pause.reason()).put("remainingMs", pause.remainingMs())));
        return json;
    }

    private static JsonObject planned(PlannedSwitchover planned) {
        return new JsonObject()
                .put("at", planned.at().toString())
                .put("to", planned.to().map(Object::toString).orElse(""));
    }

    private static JsonObject rules(Rules rules) {
        return new JsonObject()
                .put("quorum", rules.quorum())
                .put("downAfterMs", rules.downAfterMs())
                .put("failoverTimeoutMs", rules.failoverTimeoutMs())
                .put("parallelSyncs", rules.parallelSyncs());
    }

    private static JsonObject instance(InstanceView instance) {
        return new JsonObject()
                .put("address", instance.address().name())
                .put("flags", new JsonArray(instance.flags()))
                .put("down", instance.isSdown())
                .put("runId", instance.runId())
                .put("lastOkPingMs", instance.lastOkPingAgeMs());
    }

    private static JsonObject replica(Shell shell, GroupView group, ReplicaView replica) {
        JsonObject json = instance(replica.instance())
                .put("linkUp", replica.masterLinkUp())
                .put("upstream", replica.upstream().map(Object::toString).orElse(""))
                .put("priority", replica.priority())
                .put("offset", replica.offset());
        ops(shell, replica.instance()).ifPresent(ops -> json.put("opsPerSecond", ops));
        lag(group, replica).ifPresent(bytes -> json.put("lagBytes", bytes));
        return json;
    }

    /** By the master's own account: both offsets are of one moment. */
    private static Optional<Long> lag(GroupView group, ReplicaView replica) {
        Optional<NodeInfo> master = group.status().lastInfo();
        return master.flatMap(info -> info.replicas().stream()
                .filter(one -> one.address().equals(replica.instance().address()))
                .map(one -> Math.max(0, info.offset() - one.offset()))
                .findFirst());
    }

    private static Optional<Long> ops(Shell shell, InstanceView node) {
        return shell.infos().of(node.address()).flatMap(text -> {
            Matcher found = OPS.matcher(text);
            return found.find() ? Optional.of(Long.parseLong(found.group(1))) : Optional.empty();
        });
    }

    private static JsonObject peer(PeerView peer) {
        return instance(peer.instance())
                .put("id", peer.id().text())
                .put("ours", peer.ours())
                .put("lastHelloMs", peer.lastHelloAgeMs())
                .put("votedLeader", peer.votedLeader().map(Object::toString).orElse(""))
                .put("votedLeaderEpoch", peer.votedLeaderEpoch().value());
    }
}
