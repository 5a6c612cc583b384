package io.vedette.node.replication;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.vedette.engine.snapshot.FreshData;
import io.vedette.resp.RequestWriter;
import io.vedette.resp.server.ServerClock;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link to one master, for as long as it is our master: dials, and again with growing patience whenever it breaks.
 * What a link brings is decided by its {@link Phase}; what is to be done with it by the {@link Follower}.
 */
final class MasterLink implements Greeting.Outcome, Fetching.Reader, Streaming.Link {
    private static final Logger LOG = LoggerFactory.getLogger(MasterLink.class);
    private static final long SECOND_MS = 1000;
    private static final long BUSY_RETRY_MS = 10;

    private final Vertx vertx;
    private final LinkTimes times;
    private final Dialer dialer;
    private final Follower follower;
    private final Address master;
    private long ticks = LinkTimes.NEVER;
    private final Patience patience = new Patience();
    private @Nullable NetSocket socket;
    private @Nullable Phase phase;
    private boolean dialing;
    private boolean stopped;
    private Promised promised = new Promised("", 0, MasterFacts.UNKNOWN);

    /** What the master said of the snapshot that comes. */
    private record Promised(String id, long offset, MasterFacts facts) {}

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
        socket = made;
        times.heard();
        made.handler(buffer -> received(made, buffer.getBytes()));
        made.exceptionHandler(failure -> LOG.debug("link to the master: {}", failure.toString()));
        made.closeHandler(gone -> lost(made));
        Greeting greeting = follower.greeting(this);
        phase = greeting;
        greeting.begin();
    }

    private void received(NetSocket from, byte[] bytes) {
        Phase now = phase;
        if (from.equals(socket) && now != null) {
            times.heard();
            now.received(bytes);
        }
    }

    private void lost(NetSocket gone) {
        if (gone.equals(socket)) {
            refused("connection with master lost"
                    + fetching()
                            .map(snapshot -> " at byte " + snapshot.bytes() + " of the snapshot")
                            .orElse(""));
        }
    }

    /** Whatever the reason, the link is of no more use; a new one may be. */
    @Override
    public void refused(String reason) {
        LOG.warn("Link to MASTER {}: {}", master, reason);
        dialAfter(patience.afterFailure());
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

    @Override
    public void declined(String answer) {
        follower.refused(answer);
    }

    /** The place up to which we have applied it may be in the middle of a command of the true stream: we start anew. */
    @Override
    public void damaged(String reason) {
        follower.doubtPlace();
        long waitMs = patience.inVain(times.upMs());
        LOG.warn("Link to MASTER {}: {}; everything is fetched anew in {} ms", master, reason, waitMs);
        dialAfter(waitMs);
    }

    @Override
    public void failed(String reason) {
        refused(reason);
    }

    private void hangUp() {
        NetSocket old = socket;
        Phase last = phase;
        socket = null;
        phase = null;
        if (last != null) {
            last.ended();
        }
        if (old != null) {
            old.close();
        }
    }

    private void second() {
        Phase now = phase;
        if (now == null) {
            return;
        }
        if (times.silentMs() > follower.timeoutMs()) {
            refused("timeout: nothing was heard for " + times.silentMs() / SECOND_MS + " s");
        } else {
            now.second();
        }
    }

    @Override
    public void say(List<String> words) {
        NetSocket open = socket;
        if (open != null) {
            open.write(Buffer.buffer(command(words)));
        }
    }

    private static byte[] command(List<String> words) {
        ByteBuf out = new RequestWriter().command(words.toArray(String[]::new)).take();
        byte[] bytes = ByteBufUtil.getBytes(out);
        out.release();
        return bytes;
    }

    @Override
    public Optional<String> objection(MasterFacts facts) {
        return follower.objection(facts);
    }

    @Override
    public void goesOn(String id, MasterFacts facts, byte[] rest) {
        LOG.info("Successful partial resynchronization with master.");
        follower.goesOn(id, master, facts);
        stream(rest);
    }

    private void stream(byte[] rest) {
        patience.streams();
        times.up();
        Streaming streaming = follower.streaming(this);
        phase = streaming;
        acknowledge();
        streaming.received(rest);
    }

    @Override
    public void everything(String id, long offset, MasterFacts facts, byte[] rest) {
        Optional<String> objection = follower.objectionToAll(id, master, facts);
        if (objection.isPresent()) {
            refused("our data stay: " + objection.get());
            return;
        }
        LOG.info("Full resync from master: {}:{}", id, offset);
        promised = new Promised(id, offset, facts);
        Fetching fetching = new Fetching(this, () -> follower.onLoop(() -> hold(false)));
        phase = fetching;
        fetching.received(rest);
    }

    @Override
    public void begin(SnapshotPipe pipe, Fetching fetching) {
        follower.read(pipe).onComplete(result -> {
            if (phase != fetching) {
                return;
            }
            fetching.read();
            if (result.succeeded()) {
                loaded(result.result(), fetching);
            } else {
                refused("the snapshot cannot be read, our data stay: "
                        + result.cause().getMessage());
            }
        });
    }

    private void loaded(FreshData data, Fetching fetching) {
        if (phase != fetching) {
            return;
        }
        if (!follower.isReady()) {
            vertx.setTimer(BUSY_RETRY_MS, id -> loaded(data, fetching));
            return;
        }
        Optional<String> wrong = follower.fetched(data, promised.id(), promised.offset());
        if (wrong.isPresent()) {
            refused("the snapshot cannot be taken, our data stay: " + wrong.get());
            return;
        }
        follower.isOf(master, promised.facts());
        LOG.info("MASTER <-> REPLICA sync: Finished with success, {} keys", data.keys());
        hold(false);
        stream(fetching.rest());
    }

    @Override
    public void hold(boolean yes) {
        NetSocket open = socket;
        if (open != null && yes) {
            open.pause();
        } else if (open != null) {
            times.heard();
            open.resume();
        }
    }

    @Override
    public void sayNothing() {
        NetSocket open = socket;
        if (open != null) {
            open.write(Buffer.buffer("\n"));
        }
    }

    @Override
    public void acknowledge() {
        say(follower.acknowledgement());
    }

    @Override
    public void asked() {
        follower.asked();
        acknowledge();
    }

    /** More of the stream is on the disk. */
    void synced() {
        if (isUp() && follower.owesAnswer()) {
            acknowledge();
        }
    }

    @Override
    public void later(Streaming streaming) {
        vertx.setTimer(BUSY_RETRY_MS, id -> streaming.goOn());
    }

    /** What the stream comes in by, if it does. */
    Optional<NetSocket> streamSocket() {
        return isUp() ? Optional.ofNullable(socket) : Optional.empty();
    }

    long upSinceMs() {
        return times.upSinceMs();
    }

    long heardMs() {
        return times.heardMs();
    }

    /** Whether the stream comes in. */
    boolean isUp() {
        return phase instanceof Streaming;
    }

    /** The snapshot that comes in, if one does. */
    Optional<Fetching> fetching() {
        return phase instanceof Fetching fetching ? Optional.of(fetching) : Optional.empty();
    }

    /** Bytes that came in and are not applied yet. */
    long unapplied() {
        return phase instanceof Streaming streaming ? streaming.unapplied() : 0;
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
        Phase now = phase;
        return now == null ? (dialing ? "connecting" : "connect") : now.word();
    }
}
