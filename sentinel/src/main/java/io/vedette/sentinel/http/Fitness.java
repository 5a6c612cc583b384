package io.vedette.sentinel.http;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.ReplicaView;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether clients of one kind may be sent to a node, and why or why not, in one line. */
record Fitness(boolean fit, String reason) {
    /** For those that write. */
    static Fitness asPrimary(GroupView group, HostPort node) {
        if (!group.master().equals(node)) {
            return no("the primary is " + group.master());
        }
        return group.instance().isSdown() ? no("it is the primary and does not answer") : yes("it is the primary");
    }

    /** For those that only read. The lag is the primary's own account of it: both offsets are of one moment. */
    static Fitness asReplica(GroupView group, HostPort node, OptionalLong mostLagBytes) {
        Optional<ReplicaView> found = group.replicas().stream()
                .filter(replica -> replica.instance().address().equals(node))
                .findFirst();
        if (found.isEmpty() || group.master().equals(node)) {
            return no(group.master().equals(node) ? "it is the primary" : "it is no replica of the group");
        }
        if (found.get().instance().isSdown()) {
            return no("it is a replica and does not answer");
        }
        if (!found.get().masterLinkUp()) {
            return no("its link to the primary is down");
        }
        return mostLagBytes.isPresent() ? withinLag(group, node, mostLagBytes.getAsLong()) : yes("it is a replica");
    }

    private static Fitness withinLag(GroupView group, HostPort node, long most) {
        OptionalLong lag = lagBytes(group, node);
        if (lag.isEmpty()) {
            return no("how far it lags is not known: the primary does not name it");
        }
        return lag.getAsLong() > most
                ? no("it lags " + lag.getAsLong() + " bytes")
                : yes("it is a replica that lags " + lag.getAsLong() + " bytes");
    }

    private static OptionalLong lagBytes(GroupView group, HostPort node) {
        Optional<NodeInfo> primary = group.status().lastInfo();
        return primary.stream()
                .flatMap(info -> info.replicas().stream()
                        .filter(replica -> replica.online() && replica.address().equals(node))
                        .map(replica -> Math.max(0, info.offset() - replica.offset())))
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static Fitness yes(String reason) {
        return new Fitness(true, reason);
    }

    private static Fitness no(String reason) {
        return new Fitness(false, reason);
    }
}
