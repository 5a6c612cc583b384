package io.vedette.resp.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vedette.resp.Outcome;
import io.vedette.resp.Preview;
import io.vedette.resp.ProtocolError;
import io.vedette.resp.Request;
import io.vedette.resp.RequestReader;
import io.vertx.core.internal.ContextInternal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The way in of one connection: what is read is parsed and executed at once, command after command; the replies of one read leave
 * together, at the end of the loop's turn.
 *
 * <p>A connection may have to stand still: its command is held back by a pause, it waits for something, too many of its
 * replies are not known yet, or its client does not read. Then what still comes in is kept, up to {@link #KEPT_BYTES}, so that a client that goes away is
 * noticed; beyond that its socket is not read any more and TCP holds it back.
 */
final class Intake extends ChannelInboundHandlerAdapter {
    /** Asks a connection that stood still to go on. An event, so that a failing command ends as any other one does. */
    enum Resume {
        RESUME
    }

    private static final int KEPT_BYTES = 64 << 10;

    /** Replies are handed to the socket in pieces of about this size; only a batch of larger replies sees more than one. */
    private static final int FLUSH_BYTES = 64 << 10;

    private final ServerCore core;
    private final Endpoint endpoint;
    private final RequestReader reader;
    private final Queue<ByteBuf> kept = new ArrayDeque<>(0);
    private int keptBytes;
    private @Nullable Request postponed;
    private @Nullable Connection connection;

    Intake(ServerCore core, Endpoint endpoint) {
        this.core = core;
        this.endpoint = endpoint;
        this.reader = new RequestReader(core.limits().wire());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        Connection created = new Connection(core, context, Peer.of(context.channel(), endpoint), this);
        connection = created;
        core.opened(created);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        Connection client = client();
        int bytes = in.readableBytes();
        core.counters.reads++;
        core.counters.bytesIn += bytes;
        core.time.look();
        core.counters.inputBuffers.note(reader.buffered() + bytes, core.time.monotonicMs());
        client.activity().read(bytes, core.time.monotonicMs());
        if (client.isClosed() || client.closesAfterReply()) {
            in.release();
        } else if (standsStill(client)) {
            keep(context, in);
        } else {
            reader.append(in);
            core.holds(reader.buffered() + client.session().transactionBytes());
            executeBatch(client);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        send(client());
        core.flushes.served();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        Connection client = client();
        client.output().account();
        if (context.channel().isWritable() && !context.channel().config().isAutoRead()) {
            resume();
        }
        if (context.channel().isWritable()) {
            client.becameWritable();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Resume.RESUME) {
            resume();
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        client().close();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        reader.release();
        kept.forEach(ByteBuf::release);
        kept.clear();
        client().output().release();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Connection client = client();
        if (cause instanceof IOException || cause instanceof SSLException) {
            ServerLog.connectionFailed(client, cause);
        } else {
            ServerLog.commandFailed(client, cause);
        }
        client.close();
    }

    void authenticated(boolean yes) {
        reader.authenticated(yes);
    }

    MemoryFigures memory(Output output, long transactionBytes, long wishBytes) {
        int replies = output.writer().size();
        return new MemoryFigures(
                reader.held() + keptBytes,
                Math.max(0, reader.capacity() - reader.held()),
                replies,
                output.pendingWrites(),
                output.pendingBytes() - replies,
                !standsStill(client()),
                transactionBytes,
                wishBytes);
    }

    /** Goes on where the connection stood still, as far as it may. */
    private void resume() {
        Connection client = client();
        if (client.isClosed() || standsStillApartFromPause(client)) {
            return;
        }
        core.time.look();
        Request held = postponed;
        postponed = null;
        if (held == null || offer(client, held)) {
            executeBatch(client);
            takeKept(client);
        }
        send(client);
        if (!client.isClosed() && !standsStill(client)) {
            client.readAgain();
        }
    }

    private void takeKept(Connection client) {
        while (!kept.isEmpty() && mayTakeKept(client)) {
            ByteBuf next = kept.remove();
            keptBytes -= next.readableBytes();
            reader.append(next);
            executeBatch(client);
        }
    }

    private boolean mayTakeKept(Connection client) {
        return postponed == null
                && !client.isClosed()
                && !client.closesAfterReply()
                && !standsStillApartFromPause(client);
    }

    private void keep(ChannelHandlerContext context, ByteBuf in) {
        kept.add(in);
        keptBytes += in.readableBytes();
        if (keptBytes > KEPT_BYTES) {
            context.channel().config().setAutoRead(false);
        }
    }

    private void executeBatch(Connection client) {
        ContextInternal previous = core.context.beginDispatch();
        try {
            executeAll(client);
        } finally {
            core.context.endDispatch(previous);
        }
    }

    private void executeAll(Connection client) {
        int foreseen = 0;
        while (mayGoOn(client)) {
            if (foreseen == 0) {
                foreseen = foresee(client);
            }
            foreseen--;
            Outcome outcome = reader.next();
            if (outcome instanceof Request request) {
                if (!offer(client, request)) {
                    return;
                }
            } else {
                if (outcome instanceof ProtocolError error) {
                    refuse(client, error);
                }
                return;
            }
        }
    }

    /** How many commands are seen before another look ahead is worth while. */
    private int foresee(Connection client) {
        Preview preview = core.preview;
        reader.preview(preview);
        int count = preview.count();
        if (count > 1) {
            core.gateway.foresee(client, preview);
        }
        preview.clear();
        return Math.max(1, count);
    }

    private boolean offer(Connection client, Request request) {
        if (core.gateway.execute(client, request)) {
            return true;
        }
        postponed = request;
        return false;
    }

    /** Whether the next command may be looked at; large replies are sent on the way, so that they do not pile up. */
    private boolean mayGoOn(Connection client) {
        Output output = client.output();
        if (output.writer().size() >= FLUSH_BYTES) {
            if (core.sendsInPieces(client)) {
                output.flush();
            } else if (core.closeIfWrittenTooMuch(client)) {
                return false;
            }
        }
        if (output.congested()) {
            client.stopReading();
            return false;
        }
        return !client.isClosed() && !client.closesAfterReply() && !client.blocked() && !output.isLate();
    }

    private void refuse(Connection client, ProtocolError error) {
        ServerLog.protocolError(client, error.text());
        if (error.silent()) {
            core.counters.queryBufferDisconnections++;
            client.close();
        } else {
            client.writer().error(error);
            client.closeAfterReply();
        }
    }

    private void send(Connection client) {
        if (client.isClosed()) {
            return;
        }
        if (client.closesAfterReply()) {
            client.output().flushAndClose();
        } else {
            client.flushLater();
        }
    }

    private boolean standsStill(Connection client) {
        // What was kept comes first, also in the moment between the end of a wait and the event that says so.
        return postponed != null || !kept.isEmpty() || standsStillApartFromPause(client);
    }

    private static boolean standsStillApartFromPause(Connection client) {
        return client.blocked()
                || client.output().congested()
                || client.output().isLate();
    }

    private Connection client() {
        Connection client = connection;
        if (client == null) {
            throw new IllegalStateException("an event came in before the connection was made");
        }
        return client;
    }
}
