package io.vedette.sentinel.link;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.OrderOutcome;
import io.vedette.resp.Reply;
import java.util.List;

/**
 * The commands an order to a node is made of, and what their replies mean. Nodes of any age know the old names, so these are
 * used. CLIENT KILL stands behind the change of role in one transaction: no client can read the old role in between.
 */
final class OrderScript {
    /** Written by the canary; with a time to live, so that nothing stays behind. */
    static final String CANARY_KEY = "__vedette__:canary";

    private static final long CANARY_TTL_MS = 10_000;

    private OrderScript() {}

    static List<List<String>> commands(long number, NodeOrder order) {
        if (order instanceof NodeOrder.Promote) {
            return roleChange("NO", "ONE");
        }
        if (order instanceof NodeOrder.Repoint repoint) {
            HostPort master = repoint.master();
            return roleChange(master.host(), Integer.toString(master.port()));
        }
        if (order instanceof NodeOrder.PauseWrites pause) {
            return List.of(List.of("CLIENT", "PAUSE", Long.toString(pause.forMs()), "WRITE"));
        }
        if (order instanceof NodeOrder.ResumeWrites) {
            return List.of(List.of("CLIENT", "UNPAUSE"));
        }
        if (order instanceof NodeOrder.KillScript) {
            return List.of(List.of("SCRIPT", "KILL"));
        }
        if (order instanceof NodeOrder.WriteCanary) {
            return List.of(List.of("SET", CANARY_KEY, Long.toString(number), "PX", Long.toString(CANARY_TTL_MS)));
        }
        throw new IllegalStateException("no commands are known for " + order);
    }

    private static List<List<String>> roleChange(String host, String port) {
        return List.of(
                List.of("MULTI"),
                List.of("SLAVEOF", host, port),
                List.of("CONFIG", "REWRITE"),
                List.of("CLIENT", "KILL", "TYPE", "normal"),
                List.of("CLIENT", "KILL", "TYPE", "pubsub"),
                List.of("EXEC"));
    }

    /** One reply per command, in order. */
    static OrderOutcome outcome(List<Reply> replies) {
        return replies.size() == 1 ? single(replies.get(0)) : transaction(replies);
    }

    private static OrderOutcome single(Reply reply) {
        return reply instanceof Reply.ErrorReply error
                ? new OrderOutcome.Refused(error.text())
                : new OrderOutcome.Done();
    }

    /**
     * EXEC lists what happened; its first element is the change of role, and a failing CONFIG REWRITE behind it does no harm. Where
     * MULTI is not permitted, each command was carried out by itself.
     */
    private static OrderOutcome transaction(List<Reply> replies) {
        Reply roleChange = replies.get(1);
        List<Reply> executed = replies.get(replies.size() - 1).asList();
        if (!executed.isEmpty()) {
            return single(executed.get(0));
        }
        if (roleChange.asText().orElse("").startsWith("OK")) {
            return new OrderOutcome.Done();
        }
        return replies.stream()
                .filter(Reply.ErrorReply.class::isInstance)
                .findFirst()
                .map(OrderScript::single)
                .orElse(new OrderOutcome.Refused("EXEC carried nothing out"));
    }
}
