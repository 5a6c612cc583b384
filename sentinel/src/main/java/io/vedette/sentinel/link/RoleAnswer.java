package io.vedette.sentinel.link;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.RoleReport;
import io.vedette.resp.Reply;
import java.util.List;
import java.util.Optional;

/** Reads the reply to ROLE: {@code [master, offset, replicas]} or {@code [slave, host, port, state, offset]}. */
final class RoleAnswer {
    private RoleAnswer() {}

    static Optional<RoleReport> read(Reply reply) {
        List<Reply> parts = reply.asList();
        if (parts.size() >= 2 && isText(parts.get(0), NodeRole.MASTER.wireName())) {
            return number(parts.get(1)).map(offset -> new RoleReport(NodeRole.MASTER, offset, Optional.empty()));
        }
        if (parts.size() >= 5 && isText(parts.get(0), NodeRole.REPLICA.wireName())) {
            return replica(parts);
        }
        return Optional.empty();
    }

    private static Optional<RoleReport> replica(List<Reply> parts) {
        Optional<HostPort> master = number(parts.get(2))
                .flatMap(port -> Addresses.of(parts.get(1).asText().orElse(""), Long.toString(port)));
        return number(parts.get(4)).map(offset -> new RoleReport(NodeRole.REPLICA, offset, master));
    }

    private static boolean isText(Reply reply, String expected) {
        return expected.equals(reply.asText().orElse(""));
    }

    private static Optional<Long> number(Reply reply) {
        return reply instanceof Reply.Int number ? Optional.of(number.value()) : Optional.empty();
    }
}
