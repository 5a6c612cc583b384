package io.vedette.sentinel.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.VoidChannelPromise;
import io.vertx.core.Handler;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our end of a connection, in the place of Vert.x's own. Vert.x connects, and agrees on TLS where that is wanted; from then on bytes come
 * and go here. For each connection it would keep a queue with room for a thousand messages, and for each of the few bytes that a link
 * carries it would make promises and go through locks: here nobody waits for a write, and all of it happens on one loop.
 *
 * <p>What is written while something is read leaves when all of that was read.
 */
final class LinkSocket {
    /** Told on the loop. */
    interface Listener {
        /** Takes over the reference. */
        void received(ByteBuf bytes);

        /** It is over, whoever ended it. */
        void closed(Optional<Throwable> failure);
    }

    private final Channel channel;
    private final ContextInternal loop;
    private final ReadBuffers buffers;
    private final ChannelPromise unwatched;
    private @Nullable Listener listener;
    private boolean reading;
    private boolean unflushed;

    private LinkSocket(Channel channel, ContextInternal loop, ReadBuffers buffers) {
        this.channel = channel;
        this.loop = loop;
        this.buffers = buffers;
        // A write that fails ends the connection, and that is told anyway.
        this.unwatched = new VoidChannelPromise(channel, false);
    }

    /**
     * To be called where Vert.x hands the socket over, before anything is read from it. Nothing of Vert.x's stays behind, so what it keeps
     * for a connection is forgotten.
     */
    static LinkSocket inPlaceOf(NetSocketInternal socket, ContextInternal loop, ReadBuffers buffers) {
        ChannelHandlerContext theirs = socket.channelHandlerContext();
        LinkSocket ours = new LinkSocket(theirs.channel(), loop, buffers);
        // Vert.x's own allocator makes an object for each copy between the heap and what lies outside of it.
        theirs.channel().config().setAllocator(PooledByteBufAllocator.DEFAULT).setRecvByteBufAllocator(buffers);
        theirs.pipeline().replace(theirs.handler(), "link", ours.new End());
        return ours;
    }

    /** To be called in the same turn of the loop as {@link #inPlaceOf}. */
    void tell(Listener interested) {
        listener = interested;
    }

    /** Our own address: where the other side sees us. */
    String localHost() {
        return host(channel.localAddress());
    }

    String remoteHost() {
        return host(channel.remoteAddress());
    }

    private static String host(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress().getHostAddress()
                : "";
    }

    /** Takes over the reference. */
    void write(ByteBuf bytes) {
        unflushed = reading;
        ChannelFuture unused = reading ? channel.write(bytes, unwatched) : channel.writeAndFlush(bytes, unwatched);
    }

    /** What was written before still leaves. */
    void close() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** The last handler of the channel. */
    private final class End extends ChannelInboundHandlerAdapter {
        private final Handler<ByteBuf> receiving = this::receive;
        private final Handler<Optional<Throwable>> ending = this::end;
        private Optional<Throwable> failure = Optional.empty();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            reading = true;
            loop.emit(buffers.onHeap((ByteBuf) message), receiving);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            reading = false;
            if (unflushed) {
                unflushed = false;
                context.flush();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            failure = Optional.of(cause);
            ChannelFuture unused = context.close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            loop.emit(failure, ending);
        }

        private void receive(ByteBuf bytes) {
            if (listener == null) {
                bytes.release();
            } else {
                listener.received(bytes);
            }
        }

        private void end(Optional<Throwable> cause) {
            if (listener != null) {
                listener.closed(cause);
            }
        }
    }
}
