package io.vedette.node.replication;

import io.vedette.resp.server.ServerClock;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link to one master, for as long as it is our master: dials, and again with growing patience whenever a connection
 * breaks or is silent for too long. What is said on one connection is a {@link Conversation}.
 */
final class MasterLink {
    private static final Logger LOG = LoggerFactory.getLogger(MasterLink.class);
    private static final long SECOND_MS = 1000;

    private final Vertx vertx;
    private final LinkTimes times;
    private final Dialer dialer;
    private final Follower follower;
    private final Address master;
    private final Patience patience = new Patience();
    private long ticks = LinkTimes.NEVER;
    private @Nullable Conversation conversation;
    private boolean dialing;
    private boolean stopped;

    MasterLink(Vertx vertx, ServerClock clock, Dialer dialer, Follower follower, Address master) {
        this.vertx = vertx;
        this.times = new LinkTimes(clock);
        this.dialer = dialer;
        this.follower = follower;
        this.master = master;
    }

    Address master() {
        return master;
    }

    void start() {
        ticks = vertx.setPeriodic(SECOND_MS, id -> second());
        dial();
    }

    /** It is our master no more. */
    void stop() {
        stopped = true;
        vertx.cancelTimer(ticks);
        hangUp();
    }

    private void dial() {
        if (stopped) {
            return;
        }
        dialing = true;
        times.heard();
        LOG.info("Connecting to MASTER {}", master);
        dialer.dial(master).onComplete(result -> {
            dialing = false;
            if (result.failed()) {
                refused("cannot connect: " + result.cause().getMessage());
            } else if (stopped) {
                result.result().close();
            } else {
                connected(result.result());
            }
        });
    }

    private void connected(NetSocket made) {
        Conversation begun = new Conversation(vertx, this, follower, made);
        conversation = begun;
        times.heard();
        made.handler(buffer -> {
            if (begun.equals(conversation)) {
                times.heard();
                follower.heard(buffer.length());
                begun.received(buffer.getBytes());
            }
        });
        made.exceptionHandler(failure -> LOG.debug("link to the master: {}", failure.toString()));
        made.closeHandler(gone -> lost(begun));
        begun.begin();
    }

    private void lost(Conversation gone) {
        if (gone.equals(conversation)) {
            refused("connection with master lost"
                    + fetching()
                            .map(snapshot -> " at byte " + snapshot.bytes() + " of the snapshot")
                            .orElse(""));
        }
    }

    /** Whatever the reason, the conversation is of no more use; a new one may be. */
    void refused(String reason) {
        LOG.warn("Link to MASTER {}: {}", master, reason);
        dialAfter(patience.afterFailure());
    }

    /** The place up to which we have applied it may be in the middle of a command of the true stream: we start anew. */
    void damaged(String reason) {
        follower.doubtPlace();
        long waitMs = patience.inVain(times.upMs());
        LOG.warn("Link to MASTER {}: {}; everything is fetched anew in {} ms", master, reason, waitMs);
        dialAfter(waitMs);
    }

    private void dialAfter(long waitMs) {
        if (isUp()) {
            times.down();
        }
        hangUp();
        if (!stopped) {
            vertx.setTimer(waitMs, id -> dial());
        }
    }

    private void hangUp() {
        Conversation last = conversation;
        conversation = null;
        if (last != null) {
            last.end();
        }
    }

    private void second() {
        Conversation now = conversation;
        if (now == null) {
            return;
        }
        if (times.silentMs() > follower.timeoutMs()) {
            refused(now.timeout() + ", nothing was heard for " + times.silentMs() / SECOND_MS + " s");
        } else {
            now.second();
        }
    }

    /** It is time to wait anew: what was silent was so by our own wish. */
    void heard() {
        times.heard();
    }

    /** The stream comes in from now on. */
    void streams() {
        patience.streams();
        times.up();
    }

    /** More of the stream is on the disk. */
    void synced() {
        Conversation now = conversation;
        if (now != null && now.isStreaming() && follower.owesAnswer()) {
            now.acknowledge();
        }
    }

    /** What the stream comes in by, if it does. */
    Optional<NetSocket> streamSocket() {
        return conversation().filter(Conversation::isStreaming).map(Conversation::socket);
    }

    long upSinceMs() {
        return times.upSinceMs();
    }

    long heardMs() {
        return times.heardMs();
    }

    private Optional<Conversation> conversation() {
        return Optional.ofNullable(conversation);
    }

    /** Whether the stream comes in. */
    boolean isUp() {
        Conversation now = conversation;
        return now != null && now.isStreaming();
    }

    /** The snapshot that comes in, if one does. */
    Optional<Fetching> fetching() {
        return conversation().flatMap(Conversation::fetching);
    }

    /** Bytes that came in and are not applied yet. */
    long unapplied() {
        return conversation().map(Conversation::unapplied).orElse(0L);
    }

    /** Seconds since the master was heard, or -1 while it is not connected. */
    long silentSeconds() {
        return isUp() ? times.silentMs() / SECOND_MS : LinkTimes.NEVER;
    }

    /** Seconds since the stream broke, or -1 if there never was one. */
    long downSeconds() {
        return times.downSeconds();
    }

    /** In the words of ROLE. */
    String word() {
        return conversation().map(Conversation::word).orElse(dialing ? "connecting" : "connect");
    }
}
