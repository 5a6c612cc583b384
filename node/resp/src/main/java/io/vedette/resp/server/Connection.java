package io.vedette.resp.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.acl.AclUser;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client: who it is, what it may, what it speaks, and how to send it something. All of it belongs to the server's
 * loop; nothing here may be called from another thread.
 */
public final class Connection {
    private final long id;
    private final Peer peer;
    private final ServerCore core;
    private final ChannelHandlerContext context;
    private final Intake intake;
    private final Output output;
    private final Activity activity;
    private final Session session = new Session();
    private final Attachments attachments = new Attachments();
    private final Set<ClientFlag> flags = EnumSet.noneOf(ClientFlag.class);
    private ReplyMode replyMode = ReplyMode.ON;
    private Runnable whenWritable = () -> {};
    private boolean flushQueued;
    private boolean closed;

    Connection(ServerCore core, ChannelHandlerContext context, Peer peer, Intake intake) {
        this.core = core;
        this.context = context;
        this.peer = peer;
        this.intake = intake;
        this.id = core.connections.nextId();
        this.activity = new Activity(core.clock.monotonicMs());
        this.output = new Output(core, context, this);
        if (peer.unix()) {
            flags.add(ClientFlag.UNIX_SOCKET);
        }
    }

    public long id() {
        return id;
    }

    public Peer peer() {
        return peer;
    }

    public Session session() {
        return session;
    }

    public Activity activity() {
        return activity;
    }

    /** The letters CLIENT LIST shows; whoever owns a state sets and clears its letter here. */
    public Set<ClientFlag> flags() {
        return flags;
    }

    public ClientClass clientClass() {
        if (flags.contains(ClientFlag.MASTER)) {
            return ClientClass.MASTER;
        }
        if (flags.contains(ClientFlag.REPLICA) && !flags.contains(ClientFlag.MONITOR)) {
            return ClientClass.REPLICA;
        }
        return flags.contains(ClientFlag.PUBSUB) ? ClientClass.PUBSUB : ClientClass.NORMAL;
    }

    public Protocol protocol() {
        return output.writer().protocol();
    }

    /** Changes the dialect of everything sent from here on. */
    public void protocol(Protocol protocol) {
        output.writer().protocol(protocol);
    }

    public ReplyMode replyMode() {
        return replyMode;
    }

    public void replyMode(ReplyMode mode) {
        replyMode = mode;
    }

    /** Notes that the client gave a wrong name or password. */
    public void loginDenied() {
        core.counters.authDenied++;
    }

    /** What was attached under this key, or null. */
    public <T> @Nullable T attachment(Attachment<T> key) {
        return attachments.find(key);
    }

    /** What was attached under this key, made and kept if there was nothing. */
    public <T> T attachment(Attachment<T> key, Supplier<T> initial) {
        return attachments.require(key, initial);
    }

    public <T> void attach(Attachment<T> key, @Nullable T value) {
        attachments.put(key, value);
    }

    /** Where replies go. After writing to it outside a command of this very connection, call {@link #flushLater}. */
    public ReplyWriter writer() {
        return output.writer();
    }

    public void flushLater() {
        if (!flushQueued) {
            flushQueued = true;
            core.flushes.add(this);
        }
    }

    /** Its turn has come. */
    void flushQueued() {
        flushQueued = false;
        if (!closed && (output.writer().size() == 0 || !core.closeIfWrittenTooMuch(this))) {
            output.flush();
            if (!core.closeIfOverOutputLimit(this)) {
                core.holds(output.accountedBytes());
            }
        }
    }

    /**
     * The reply to the command that is executed just now will be known later; others are executed meanwhile. A client that wants to hear
     * nothing is not told this either.
     */
    public LateReply replyLater() {
        return output.late(replyMode == ReplyMode.ON);
    }

    /** Sends a ready frame that may be shared with other connections; takes over the reference. */
    public void push(ByteBuf frame) {
        if (closed) {
            frame.release();
        } else if (core.pushes.isHolding()) {
            core.pushes.add(this, frame);
        } else {
            output.push(frame);
        }
    }

    /** Whether the socket takes more without much of it waiting here; for whoever sends at the client's pace. */
    public boolean isWritable() {
        return !closed && context.channel().isWritable();
    }

    /** What to do whenever the socket takes more again. */
    public void whenWritable(Runnable action) {
        whenWritable = action;
    }

    void becameWritable() {
        if (!closed) {
            whenWritable.run();
        }
    }

    /** No further command of this client is looked at until {@link #resume}: it waits for something. */
    public void block() {
        flags.add(ClientFlag.BLOCKED);
    }

    /** Goes on with the command that was held back, if one was, and with those that came in meanwhile. */
    public void resume() {
        flags.remove(ClientFlag.BLOCKED);
        context.executor().execute(() -> context.pipeline().fireUserEventTriggered(Intake.Resume.RESUME));
    }

    /** Forgets what the client said and chose, and has everybody else forget what they keep for it. */
    public void reset() {
        core.reset(this);
        session.name("");
        session.database(0);
        flags.remove(ClientFlag.READONLY);
        flags.remove(ClientFlag.NO_EVICT);
        flags.remove(ClientFlag.NO_TOUCH);
        protocol(Protocol.RESP2);
    }

    /** Answers what is still to be answered, then closes; no further command is looked at. */
    public void closeAfterReply() {
        flags.add(ClientFlag.CLOSE_AFTER_REPLY);
    }

    /** Closes at once. */
    public void close() {
        if (!closed) {
            closed = true;
            core.gone(this);
            context.close().addListener(ServerLog.CLOSED);
        }
    }

    /** Closes without waiting for anything, not even for TLS to say goodbye, and forgets what was still to be sent. */
    void abort() {
        if (!closed) {
            closed = true;
            core.gone(this);
            context.channel().unsafe().close(context.voidPromise());
            output.account();
        }
    }

    public boolean isClosed() {
        return closed;
    }

    /** The client is this user from now on; until it has proved so, only small requests are read. */
    public void login(AclUser user, boolean proved) {
        session.login(user, proved);
        intake.authenticated(proved);
    }

    public MemoryFigures memory() {
        return intake.memory(output, session.transactionBytes(), core.wishBytes(this));
    }

    Output output() {
        return output;
    }

    void stopReading() {
        context.channel().config().setAutoRead(false);
    }

    void readAgain() {
        context.channel().config().setAutoRead(true);
    }

    boolean closesAfterReply() {
        return flags.contains(ClientFlag.CLOSE_AFTER_REPLY);
    }

    boolean blocked() {
        return flags.contains(ClientFlag.BLOCKED);
    }

    @Override
    public String toString() {
        return "id=" + id + " addr=" + peer.address() + " name=" + session.name();
    }
}
