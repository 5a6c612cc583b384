package io.vedette.node.replication;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.util.Optional;
import java.util.OptionalLong;

/** FAILOVER: this master hands over to one of its replicas, or does not any more. */
final class FailoverCommand implements CommandHandler {
    private final Replication replication;
    private final Failover failover;

    FailoverCommand(Replication replication, Failover failover) {
        this.replication = replication;
        this.failover = failover;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        if (request.argc() == 2 && request.is(1, "abort")) {
            abort(reply);
            return;
        }
        Optional<Address> target = Optional.empty();
        OptionalLong timeoutMs = OptionalLong.empty();
        boolean force = false;
        for (int i = 1; i < request.argc(); i++) {
            if (request.is(i, "timeout") && timeoutMs.isEmpty() && i + 1 < request.argc()) {
                i++;
                if (!request.isLong(i) || request.longAt(i) <= 0) {
                    reply.error(
                            request.isLong(i)
                                    ? "ERR FAILOVER timeout must be greater than 0"
                                    : CommandErrors.NOT_AN_INTEGER);
                    return;
                }
                timeoutMs = OptionalLong.of(request.longAt(i));
            } else if (request.is(i, "to") && target.isEmpty() && i + 2 < request.argc()) {
                if (!request.isLong(i + 2)) {
                    reply.error(CommandErrors.NOT_AN_INTEGER);
                    return;
                }
                target = Optional.of(new Address(request.text(i + 1), (int) request.longAt(i + 2)));
                i += 2;
            } else if (request.is(i, "force") && target.isPresent() && !force) {
                force = true;
            } else {
                reply.error(CommandErrors.SYNTAX);
                return;
            }
        }
        begin(new Failover.Wish(target, timeoutMs, force), reply);
    }

    private void abort(ReplyWriter reply) {
        if (failover.isGoingOn()) {
            failover.abort("Failover manually aborted");
            reply.ok();
        } else {
            reply.error("ERR No failover in progress.");
        }
    }

    private void begin(Failover.Wish wish, ReplyWriter reply) {
        String refused = refusal(wish);
        if (refused.isEmpty()) {
            failover.begin(wish);
            reply.ok();
        } else {
            reply.error(refused);
        }
    }

    private String refusal(Failover.Wish wish) {
        if (failover.isGoingOn()) {
            return "ERR FAILOVER already in progress.";
        }
        if (replication.isReplica()) {
            return "ERR FAILOVER is not valid when server is a replica.";
        }
        if (replication.replicas().isEmpty()) {
            return "ERR FAILOVER requires connected replicas.";
        }
        if (wish.force() && wish.timeoutMs().isEmpty()) {
            return "ERR FAILOVER with force option requires both a timeout and target HOST and IP to be specified.";
        }
        Optional<ReplicaLink> named = wish.target()
                .flatMap(target -> replication.replicas().all().stream()
                        .filter(link -> new Address(link.host(), link.port()).equals(target))
                        .findFirst());
        if (wish.target().isPresent() && named.isEmpty()) {
            return "ERR FAILOVER target HOST and PORT is not a replica.";
        }
        return named.filter(link -> !link.isOnline()).isPresent() ? "ERR FAILOVER target replica is not online." : "";
    }
}
