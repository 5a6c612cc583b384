package io.vedette.node.replication;

import io.netty.buffer.Unpooled;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.ConnectionListener;
import io.vedette.resp.server.OutputLimit;
import io.vedette.resp.server.RespServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who follow this node. */
final class Replicas implements ConnectionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Replicas.class);

    private final RespServer server;
    private final Executor nextTurn;
    private final Map<Connection, ReplicaLink> links = new LinkedHashMap<>();
    private final Map<ReplicaLink, Long> overSoftSinceMs = new LinkedHashMap<>();
    private long bytesToThoseGone;
    private boolean sendingSoon;

    Replicas(RespServer server) {
        this.server = server;
        this.nextTurn = server::nextTurn;
        server.addListener(this);
    }

    void add(ReplicaLink link) {
        link.join(nowMs(), nextTurn);
        links.put(link.connection(), link);
    }

    @Override
    public void closed(Connection connection) {
        ReplicaLink gone = links.remove(connection);
        if (gone != null) {
            overSoftSinceMs.remove(gone);
            gone.gone();
            bytesToThoseGone += connection.activity().bytesOut();
            LOG.info("Connection with replica {} lost.", gone);
        }
    }

    /** All that was sent to those who are here, and to those who were. */
    long sentBytes() {
        long sum = bytesToThoseGone;
        for (ReplicaLink link : links.values()) {
            sum += link.connection().activity().bytesOut();
        }
        return sum;
    }

    /** What their sockets have not taken yet. */
    long pendingBytes() {
        long sum = 0;
        for (ReplicaLink link : links.values()) {
            sum += link.connection().memory().channelBytes();
        }
        return sum;
    }

    /** How much of the stream is kept for whoever has read least of it. */
    long mostBehind(long streamEnd) {
        long most = 0;
        for (ReplicaLink link : links.values()) {
            most = Math.max(most, link.behind(streamEnd));
        }
        return most;
    }

    boolean isEmpty() {
        return links.isEmpty();
    }

    List<ReplicaLink> all() {
        return List.copyOf(links.values());
    }

    List<ReplicaLink> waiting() {
        List<ReplicaLink> waiting = new ArrayList<>();
        for (ReplicaLink link : links.values()) {
            if (link.state() == ReplicaLink.State.WAITING) {
                waiting.add(link);
            }
        }
        return waiting;
    }

    /** The stream has grown: sends it in the end of this turn of the loop, for all commands of the turn at once. */
    void sendSoon() {
        if (!sendingSoon && !links.isEmpty()) {
            sendingSoon = true;
            server.context().runOnContext(now -> {
                sendingSoon = false;
                all().forEach(ReplicaLink::grown);
            });
        }
    }

    /** How many say that they have this much of what is asked for. */
    int having(long offset, ToLongFunction<ReplicaLink> what) {
        return (int) links.values().stream()
                .filter(link -> link.isOnline() && what.applyAsLong(link) >= offset)
                .count();
    }

    /** How many were heard of within this time. */
    int good(long maxLagMs) {
        return (int) links.values().stream()
                .filter(link -> link.isOnline() && link.lagMs(nowMs()) <= maxLagMs)
                .count();
    }

    /** They have to come again, because what they knew of us is over. */
    void disconnectAll() {
        all().forEach(link -> link.connection().close());
    }

    /** Once a second: keeps those alive that wait, lets go of those that are silent or too far behind. */
    void check(long timeoutMs, long streamEnd) {
        for (ReplicaLink link : all()) {
            if (link.isPatient()) {
                link.connection().push(Unpooled.wrappedBuffer("\n".getBytes(StandardCharsets.US_ASCII)));
            } else if (link.stalledMs(nowMs()) > timeoutMs) {
                LOG.warn("Disconnecting timedout replica (full sync in progress): {}", link);
                link.connection().close();
            } else if (link.isOnline() && link.wantsAnswer() && link.lagMs(nowMs()) > timeoutMs) {
                LOG.warn("Disconnecting timedout replica (streaming sync): {}", link);
                link.connection().close();
            } else if (isTooFarBehind(link, streamEnd)) {
                LOG.warn(
                        "Replica {} scheduled to be closed ASAP for overcoming of output buffer limits: {} bytes behind",
                        link,
                        link.behind(streamEnd));
                link.connection().close();
            }
        }
    }

    private boolean isTooFarBehind(ReplicaLink link, long streamEnd) {
        OutputLimit limit = server.limits().output().replica();
        long behind = link.behind(streamEnd);
        if (!limit.overSoft(behind)) {
            overSoftSinceMs.remove(link);
            return limit.overHard(behind);
        }
        long since = overSoftSinceMs.computeIfAbsent(link, first -> nowMs());
        return limit.overHard(behind) || nowMs() - since > limit.softMs();
    }

    /** What INFO says of each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (ReplicaLink link : links.values()) {
            lines.add("ip=" + link.host() + ",port=" + link.port() + ",state="
                    + link.state().word() + ",offset=" + link.ackOffset() + ",lag="
                    + (link.isOnline() ? link.lagMs(nowMs()) / 1000 : 0));
        }
        return lines;
    }

    private long nowMs() {
        return server.clock().monotonicMs();
    }
}
