package io.vedette.resp.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;

/**
 * The way out of one connection: replies are gathered in a {@link ReplyWriter}, messages from elsewhere keep their
 * place behind them, and everything leaves in one flush. It also knows how much the client has left unread and when
 * that is too much.
 */
final class Output {
    private static final long NOT_OVER = -1;

    /** Replies that are not known yet, and those behind them; with so many no further command is looked at. */
    static final int MOST_LATE = 1_000;

    private final OutputBudget budget;
    private final StraightWay straightWay;
    private final boolean straight;
    private final ChannelHandlerContext context;
    private final Connection client;
    private final ReplyWriter writer = new ReplyWriter(Protocol.RESP2);
    private final Activity activity;
    private final ReplyGate gate;
    private final ReplyLine line;
    private boolean awaitsGate;
    private boolean closing;
    private long accountedBytes;
    private long softSinceMs = NOT_OVER;

    Output(ServerCore core, ChannelHandlerContext context, Connection client) {
        this.budget = core.budget;
        this.straightWay = core.straightWay;
        this.straight = StraightWay.leadsFrom(context);
        this.gate = core.gate;
        this.line = new ReplyLine(gate);
        this.context = context;
        this.client = client;
        this.activity = client.activity();
    }

    ReplyWriter writer() {
        return writer;
    }

    /** Puts a ready frame behind everything written so far; takes over the reference. */
    void push(ByteBuf frame) {
        drain();
        write(frame);
        flushLater();
    }

    void flushLater() {
        client.flushLater();
    }

    void flush() {
        if (straight && writer.size() > 0 && mayGo()) {
            sendStraight(writer.take());
        } else {
            drain();
        }
        if (!line.isEmpty()) {
            sendFromLine();
        }
        context.flush();
        account();
    }

    private void sendStraight(ByteBuf batch) {
        int length = batch.readableBytes();
        straightWay.send(context, batch);
        sent(length - batch.readableBytes());
        if (batch.isReadable()) {
            send(batch);
        } else {
            batch.release();
        }
    }

    /** Sends what there is and closes behind it. */
    void flushAndClose() {
        drain();
        closing = true;
        closeWhenSaid();
        context.flush();
        account();
    }

    private void closeWhenSaid() {
        if (closing && line.isEmpty()) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** The gate says that more is safe than before. */
    void letGo() {
        awaitsGate = false;
        flush();
    }

    /** A reply that is not known yet, behind everything written so far; one that is not {@code heard} gets no place. */
    LateReply late(boolean heard) {
        drain();
        LateReply place = new LateReply(this, writer.protocol());
        if (heard) {
            line.add(place);
        }
        return place;
    }

    /** Up to where everything must be safe for what is said now. */
    long position() {
        return gate.position();
    }

    /** Whether too many replies wait for the first of them to be known. */
    boolean isLate() {
        return line.late() >= MOST_LATE;
    }

    /** Bytes the client has not taken yet, those of the running batch included. */
    long pendingBytes() {
        return writer.size() + line.bytes() + channelBytes();
    }

    /** Replies that wait in the channel, each perhaps of many bytes. */
    int pendingWrites() {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.size();
    }

    /** Whether the client is so far behind that reading more of its commands would only make it worse. */
    boolean congested() {
        return accountedBytes > 0 && budget.tooMuch(accountedBytes);
    }

    /** Notes how much is pending now. */
    void account() {
        long pending = line.bytes() + channelBytes();
        if (pending != accountedBytes) {
            budget.moved(pending - accountedBytes);
            accountedBytes = pending;
        }
    }

    /** Whether the client has to go because it does not read, judged by the limit of its class. */
    boolean overLimit(OutputLimit limit, long nowMs) {
        if (limit.overHard(accountedBytes)) {
            return true;
        }
        if (!limit.overSoft(accountedBytes)) {
            softSinceMs = NOT_OVER;
            return false;
        }
        if (softSinceMs == NOT_OVER) {
            softSinceMs = nowMs;
        }
        return nowMs - softSinceMs > limit.softMs();
    }

    long accountedBytes() {
        return accountedBytes;
    }

    void release() {
        writer.clear();
        line.release();
        budget.moved(-accountedBytes);
        accountedBytes = 0;
    }

    private void drain() {
        if (writer.size() > 0) {
            write(writer.take());
        }
    }

    private void write(ByteBuf bytes) {
        if (mayGo()) {
            send(bytes);
        } else {
            line.add(bytes);
            awaitGate();
        }
    }

    /** Whether nothing holds back what is said now. */
    private boolean mayGo() {
        return gate.isOpen() && line.isEmpty();
    }

    /** Sends what had to wait and need not any more. */
    private void sendFromLine() {
        boolean wasLate = isLate();
        for (ByteBuf next = line.next(); next != null; next = line.next()) {
            send(next);
        }
        awaitGate();
        closeWhenSaid();
        if (wasLate && !isLate()) {
            context.executor().execute(() -> context.pipeline().fireUserEventTriggered(Intake.Resume.RESUME));
        }
    }

    private void awaitGate() {
        if (!awaitsGate && !line.isEmpty() && !gate.isOpen()) {
            awaitsGate = true;
            gate.await(this);
        }
    }

    private void send(ByteBuf bytes) {
        sent(bytes.readableBytes());
        // Nobody waits for it: a write that fails is an exception in the pipeline and closes the connection.
        ChannelFuture unused = context.write(bytes, context.voidPromise());
    }

    private void sent(int length) {
        activity.wrote(length, budget.nowMs());
        budget.sent(length);
    }

    private long channelBytes() {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }
}
