package io.vedette.node.replication;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.vedette.engine.snapshot.FreshData;
import io.vedette.resp.RequestWriter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said with the master on one connection, from the greeting to the stream. What comes in is understood by its
 * {@link Phase}; what is to be done with it is the business of the {@link Follower}; and where it cannot be gone on with,
 * the {@link MasterLink} is told, which ends it and begins another one. What is still under way then finds it ended and
 * changes nothing.
 */
final class Conversation implements Greeting.Outcome, Fetching.Reader, Streaming.Link {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final long BUSY_RETRY_MS = 10;

    /** What may come in while commands cannot be applied; beyond that the master's socket holds it. */
    private static final long MOST_WAITING_BYTES = 1 << 20;

    private final Vertx vertx;
    private final MasterLink link;
    private final Follower follower;
    private final NetSocket socket;

    /** None before it began and after its end. */
    private @Nullable Phase phase;

    private boolean waits;

    private Promised promised = new Promised("", 0, MasterFacts.UNKNOWN);

    /** What the master said of the snapshot that comes. */
    private record Promised(String id, long offset, MasterFacts facts) {}

    Conversation(Vertx vertx, MasterLink link, Follower follower, NetSocket socket) {
        this.vertx = vertx;
        this.link = link;
        this.follower = follower;
        this.socket = socket;
    }

    void begin() {
        Greeting greeting = follower.greeting(this);
        phase = greeting;
        greeting.begin();
    }

    void received(byte[] bytes) {
        Phase now = phase;
        if (now != null) {
            now.received(bytes);
        }
    }

    void second() {
        Phase now = phase;
        if (now != null) {
            now.second();
        }
    }

    void end() {
        Phase last = phase;
        phase = null;
        if (last != null) {
            last.ended();
        }
        socket.close();
    }

    NetSocket socket() {
        return socket;
    }

    @Override
    public void refused(String reason) {
        link.refused(reason);
    }

    @Override
    public void failed(String reason) {
        link.refused(reason);
    }

    @Override
    public void declined(String answer) {
        follower.refused(answer);
    }

    @Override
    public void damaged(String reason) {
        link.damaged(reason);
    }

    @Override
    public void say(List<String> words) {
        if (phase != null) {
            socket.write(Buffer.buffer(command(words)));
        }
    }

    private static byte[] command(List<String> words) {
        ByteBuf out = new RequestWriter().command(words.toArray(String[]::new)).take();
        byte[] bytes = ByteBufUtil.getBytes(out);
        out.release();
        return bytes;
    }

    @Override
    public void sayNothing() {
        if (phase != null) {
            socket.write(Buffer.buffer("\n"));
        }
    }

    @Override
    public void hold(boolean yes) {
        if (phase != null && yes) {
            socket.pause();
        } else if (phase != null) {
            link.heard();
            socket.resume();
        }
    }

    @Override
    public Optional<String> objection(MasterFacts facts) {
        return follower.objection(facts);
    }

    @Override
    public void goesOn(String id, MasterFacts facts, byte[] rest) {
        LOG.info("Successful partial resynchronization with master.");
        follower.goesOn(id, link.master(), facts);
        stream(rest);
    }

    @Override
    public void everything(String id, long offset, MasterFacts facts, byte[] rest) {
        Optional<String> objection = follower.objectionToAll(id, link.master(), facts);
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
        LOG.info("MASTER <-> REPLICA sync: Loading DB in memory, beside the data that are served");
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
        follower.isOf(link.master(), promised.facts());
        LOG.info("MASTER <-> REPLICA sync: Finished with success, {} keys", data.keys());
        hold(false);
        stream(fetching.rest());
    }

    private void stream(byte[] rest) {
        link.streams();
        Streaming streaming = follower.streaming(this);
        phase = streaming;
        acknowledge();
        streaming.received(rest);
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

    @Override
    public void later(Streaming streaming) {
        if (streaming.unapplied() > MOST_WAITING_BYTES) {
            hold(true);
        }
        if (waits) {
            return;
        }
        waits = true;
        vertx.setTimer(BUSY_RETRY_MS, id -> {
            waits = false;
            streaming.goOn();
            if (!waits && phase == streaming) {
                hold(false);
            }
        });
    }

    /** The snapshot that comes in, if one does. */
    Optional<Fetching> fetching() {
        return phase instanceof Fetching fetching ? Optional.of(fetching) : Optional.empty();
    }

    /** Whether the stream comes in. */
    boolean isStreaming() {
        return phase instanceof Streaming;
    }

    /** Bytes that came in and are not applied yet. */
    long unapplied() {
        return phase instanceof Streaming streaming ? streaming.unapplied() : 0;
    }

    /** What it means that nothing was heard for too long. */
    String timeout() {
        Phase now = phase;
        return now == null ? "timeout" : now.timeout();
    }

    /** In the words of ROLE. */
    String word() {
        Phase now = phase;
        return now == null ? "connect" : now.word();
    }
}
