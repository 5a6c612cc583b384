package io.vedette.quorum.group;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.group.Replica.Repoint;
import java.util.Optional;

/**
 * Makes replicas follow the new master, {@code parallel-syncs} at a time so that the others go on serving reads. The old master is not
 * counted: it is fenced by the same order, and must not wait.
 */
final class Repointer {
    private final Ward ward;

    Repointer(Ward ward) {
        this.ward = ward;
    }

    void some(Group group, long nowMs) {
        int moving = 0;
        for (Replica replica : group.replicas()) {
            expire(group, replica, nowMs);
            moving += isMoving(replica) && !replica.isSuperseded() ? 1 : 0;
        }
        for (Replica replica : group.replicas()) {
            boolean room = replica.isSuperseded() || moving < group.rules().parallelSyncs();
            if (room && isDue(group, replica, nowMs) && begin(group, replica, "+slave-reconf-sent", nowMs)) {
                moving += replica.isSuperseded() ? 0 : 1;
            }
        }
    }

    /** Time is up: all others are told at once, for what it is worth. */
    void rest(Group group, long nowMs) {
        for (Replica replica : group.replicas()) {
            if (isDue(group, replica, nowMs)) {
                begin(group, replica, "+slave-reconf-sent-be", nowMs);
            }
        }
    }

    /** A replica that refused the order, or lost the link over it, is not told again at once. */
    private static boolean isDue(Group group, Replica replica, long nowMs) {
        return isOurs(group, replica)
                && replica.repoint() == Repoint.IDLE
                && nowMs >= replica.orderedMs() + Corrections.REPEAT_MS;
    }

    /** When a replica that refused is told again. */
    long dueMs(Group group, long nowMs) {
        long next = Long.MAX_VALUE;
        for (Replica replica : group.replicas()) {
            long due = replica.orderedMs() + Corrections.REPEAT_MS;
            if (replica.repoint() == Repoint.IDLE && due > nowMs) {
                next = Math.min(next, due);
            }
        }
        return next;
    }

    private boolean begin(Group group, Replica replica, String event, long nowMs) {
        if (!order(group, replica, nowMs)) {
            return false;
        }
        replica.repoint(Repoint.SENT);
        tell(group, replica, event);
        return true;
    }

    /** Tells whether there was a link to send it over. */
    boolean order(Group group, Replica replica, long nowMs) {
        HostPort master = ward.announcer().shown(group.master());
        Optional<Long> number = replica.contact().order(new NodeOrder.Repoint(master));
        number.ifPresent(sent -> {
            replica.ordered(sent, nowMs);
            replica.contact().askInfo(true, nowMs);
        });
        return number.isPresent();
    }

    private void expire(Group group, Replica replica, long nowMs) {
        long timeoutMs = ward.self().settings().periods().reconfTimeoutMs();
        if (replica.repoint() == Repoint.SENT && nowMs - replica.orderedMs() > timeoutMs) {
            tell(group, replica, "-slave-reconf-sent-timeout");
            replica.repoint(Repoint.DONE);
        }
    }

    /** A replica said whom it follows. */
    void progressed(Group group, Replica replica, NodeInfo info) {
        if (!isMoving(replica)) {
            return;
        }
        Optional<NodeInfo.Upstream> upstream =
                info.upstream().filter(up -> up.master().equals(group.master()));
        if (upstream.isPresent() && replica.repoint() == Repoint.SENT) {
            replica.repoint(Repoint.IN_PROGRESS);
            tell(group, replica, "+slave-reconf-inprog");
        }
        if (upstream.filter(NodeInfo.Upstream::linkUp).isPresent()) {
            replica.repoint(Repoint.DONE);
            tell(group, replica, "+slave-reconf-done");
        }
    }

    void answered(Group group, HostPort node, long number, OrderOutcome outcome, long nowMs) {
        Optional<Replica> ordered = group.replica(node).filter(replica -> replica.isOrder(number));
        ordered.ifPresent(replica -> {
            if (outcome instanceof OrderOutcome.Done) {
                replica.contact().askInfo(true, nowMs);
            } else {
                replica.orderFailed(nowMs);
            }
        });
    }

    boolean isFinished(Group group) {
        for (Replica replica : group.replicas()) {
            boolean settled = replica.repoint() == Repoint.DONE
                    || !isOurs(group, replica)
                    || replica.contact().isDownFor(group.name());
            if (!settled) {
                return false;
            }
        }
        return !group.masterContact().isDownFor(group.name());
    }

    private static boolean isOurs(Group group, Replica replica) {
        return !Membership.isForeign(group, replica) && !Membership.isTheMaster(group, replica);
    }

    private static boolean isMoving(Replica replica) {
        return replica.repoint() == Repoint.SENT || replica.repoint() == Repoint.IN_PROGRESS;
    }

    private void tell(Group group, Replica replica, String event) {
        ward.announcer().note(group, event, ward.announcer().replica(group, replica.address()));
    }
}
