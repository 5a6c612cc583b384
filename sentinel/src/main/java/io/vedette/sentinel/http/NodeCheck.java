package io.vedette.sentinel.http;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.view.GroupView;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code /primary/<group>} and {@code /replica/<group>}: whether a load balancer may send clients to the node it asks about. */
final class NodeCheck {
    private static final String LAG = "lag";
    private static final int MOST_DIGITS = 18;

    private final Watch watch;

    NodeCheck(Watch watch) {
        this.watch = watch;
    }

    Page primary(String groupName, MultiMap query, Optional<String> serverState) {
        return check(groupName, query, serverState, (group, node) -> Fitness.asPrimary(group, node));
    }

    Page replica(String groupName, MultiMap query, Optional<String> serverState) {
        String lag = query.get(LAG);
        if (lag != null && !lag.matches("\\d{1," + MOST_DIGITS + "}")) {
            return Page.badRequest("'lag=" + lag + "' is no number of bytes");
        }
        OptionalLong most = lag == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(lag));
        return check(groupName, query, serverState, (group, node) -> Fitness.asReplica(group, node, most));
    }

    private interface Question {
        Fitness of(GroupView group, HostPort node);
    }

    private Page check(String groupName, MultiMap query, Optional<String> serverState, Question question) {
        Optional<GroupView> group = watch.group(groupName);
        if (group.isEmpty()) {
            return Page.notFound("no group '" + groupName + "' is watched here");
        }
        Optional<HostPort> node = Optional.ofNullable(query.get("node"))
                .map(NodeInQuestion::named)
                .orElseGet(() -> serverState.flatMap(NodeInQuestion::inServerState));
        if (node.isEmpty()) {
            return Page.badRequest(
                    "say which node is meant: ?node=<host>:<port>, or HAProxy's 'http-check send-state'");
        }
        return answer(group.get(), node.get(), question.of(group.get(), node.get()), query);
    }

    private Page answer(GroupView group, HostPort node, Fitness fitness, MultiMap query) {
        boolean quorum = watch.hasQuorum(group.name());
        boolean wantsQuorum = "required".equals(query.get("quorum"));
        return Page.fit(
                fitness.fit() && (quorum || !wantsQuorum),
                new JsonObject()
                        .put("group", group.name().text())
                        .put("node", node.name())
                        .put("fit", fitness.fit())
                        .put("reason", fitness.reason())
                        .put("quorum", quorum));
    }
}
