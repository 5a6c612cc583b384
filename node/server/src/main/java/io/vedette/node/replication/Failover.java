package io.vedette.node.replication;

import io.vedette.resp.server.Pauses;
import io.vedette.resp.server.RespServer;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A master hands over to a replica of its own accord: writes wait, the replica catches up to the last byte, and we follow
 * it; it becomes master because we ask it to go on as one. Nothing is lost and nothing is fetched anew.
 *
 * <pre>
 *   none -> waiting for sync -> in progress -> none
 *     ^____ abort, time ______________|
 * </pre>
 */
final class Failover {
    private static final Logger LOG = LoggerFactory.getLogger(Failover.class);
    private static final long LOOK_MS = 100;

    /**
     * What was asked for.
     *
     * @param target who is to take over; whoever is first where nobody is named
     * @param force whether it takes over when time is up, caught up or not
     */
    record Wish(Optional<Address> target, OptionalLong timeoutMs, boolean force) {}

    /** A wish that is being fulfilled. */
    private final class Attempt {
        final Wish wish;
        final long deadlineMs;
        final long timer;
        boolean handing;

        Attempt(Wish wish) {
            this.wish = wish;
            this.deadlineMs =
                    wish.timeoutMs().isPresent() ? nowMs() + wish.timeoutMs().getAsLong() : Long.MAX_VALUE;
            this.timer = vertx.setPeriodic(LOOK_MS, id -> look());
        }
    }

    private final Vertx vertx;
    private final RespServer server;
    private final Replication replication;
    private @Nullable Attempt attempt;

    Failover(Vertx vertx, RespServer server, Replication replication) {
        this.vertx = vertx;
        this.server = server;
        this.replication = replication;
    }

    /** In the words of INFO. */
    String state() {
        Attempt current = attempt;
        if (current == null) {
            return "no-failover";
        }
        return current.handing ? "failover-in-progress" : "waiting-for-sync";
    }

    boolean isGoingOn() {
        return attempt != null;
    }

    void begin(Wish wish) {
        LOG.info("FAILOVER requested to {}.", named(wish));
        attempt = new Attempt(wish);
        server.pauses().pause(Pauses.Purpose.FAILOVER, Pauses.Mode.WRITE, Long.MAX_VALUE);
        replication.history().stream().say("REPLCONF", "GETACK", "*");
    }

    private static String named(Wish wish) {
        return wish.target().map(Address::toString).orElse("any replica");
    }

    /** Something may have changed: a replica acknowledged, time went by. */
    void look() {
        Attempt current = attempt;
        if (current == null || current.handing) {
            return;
        }
        if (nowMs() >= current.deadlineMs) {
            if (current.wish.force()) {
                Address target = current.wish.target().orElseThrow();
                LOG.info("FAILOVER to {} time out exceeded, failing over.", target);
                hand(current, target);
            } else {
                abort("Replica never caught up before timeout");
            }
            return;
        }
        long end = replication.history().stream().offset();
        replication.replicas().all().stream()
                .filter(link -> link.isOnline() && link.ackOffset() == end)
                .map(link -> new Address(link.host(), link.port()))
                .filter(address -> current.wish.target().isEmpty()
                        || current.wish.target().get().equals(address))
                .findFirst()
                .ifPresent(address -> {
                    LOG.info("Failover target {} is synced, failing over.", address);
                    hand(current, address);
                });
    }

    private void hand(Attempt current, Address target) {
        current.handing = true;
        replication.allegiance().handOver(target);
    }

    /** The new master goes on with our stream. */
    void accepted() {
        Attempt current = attempt;
        if (current != null && current.handing) {
            LOG.info("Failover completed.");
            end(current);
        }
    }

    /** It stays as it was; whoever was asked to take over did not. */
    void abort(String reason) {
        Attempt current = attempt;
        if (current == null) {
            return;
        }
        LOG.warn("FAILOVER to {} aborted: {}", named(current.wish), reason);
        if (current.handing) {
            replication.allegiance().lead();
        }
        end(current);
    }

    private void end(Attempt current) {
        attempt = null;
        vertx.cancelTimer(current.timer);
        server.pauses().end(Pauses.Purpose.FAILOVER);
    }

    private long nowMs() {
        return server.clock().monotonicMs();
    }
}
