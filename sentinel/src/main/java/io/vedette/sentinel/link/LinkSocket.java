package io.vedette.sentinel.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
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
 * Our end of a connection, before Vert.x's own. Vert.x connects, and agrees on TLS where that is wanted; from then on bytes come
 * and go here, and it hears of the end only. For each of the few bytes that a link carries it would make promises and go through
 * locks: here nobody waits for a write, and all of it happens on one loop.
 *
 * <p>What is written while something is read leaves when all of that was read.
 */
final class LinkSocket {
    private static final String NAME = "link";

    /** Told on the loop. */
    interface Listener {
        /** Takes over the reference. */
        void received(ByteBuf bytes);

        /** It is over, whoever ended it. */
        void closed(Optional<Throwable> failure);
    }

    /** Between the system and Vert.x. */
    private final ChannelHandlerContext place;

    private final ContextInternal loop;
    private final ReadBuffers buffers;
    private final ChannelPromise unwatched;
    private @Nullable Listener listener;
    private boolean reading;
    private boolean unflushed;

    private LinkSocket(ChannelHandlerContext theirs, ContextInternal loop, ReadBuffers buffers) {
        this.loop = loop;
        this.buffers = buffers;
        // A write that fails ends the connection, and that is told anyway.
        this.unwatched = new VoidChannelPromise(theirs.channel(), false);
        // Vert.x's own allocator makes an object for each copy between the heap and what lies outside of it.
        theirs.channel().config().setAllocator(PooledByteBufAllocator.DEFAULT).setRecvByteBufAllocator(buffers);
        theirs.pipeline().addBefore(theirs.name(), NAME, new End());
        this.place = theirs.pipeline().context(NAME);
    }

    /** To be called where Vert.x hands the socket over, before anything is read from it. */
    static LinkSocket before(NetSocketInternal socket, ContextInternal loop, ReadBuffers buffers) {
        return new LinkSocket(socket.channelHandlerContext(), loop, buffers);
    }

    /** To be called in the same turn of the loop as {@link #before}. */
    void tell(Listener interested) {
        listener = interested;
    }

    /** Our own address: where the other side sees us. */
    String localHost() {
        return host(place.channel().localAddress());
    }

    String remoteHost() {
        return host(place.channel().remoteAddress());
    }

    private static String host(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress().getHostAddress()
                : "";
    }

    /** Takes over the reference. */
    void write(ByteBuf bytes) {
        unflushed = reading;
        ChannelFuture unused = reading ? place.write(bytes, unwatched) : place.writeAndFlush(bytes, unwatched);
    }

    /** What was written before still leaves. */
    void close() {
        place.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            ChannelFuture unused = place.close();
        });
    }

    /** The last handler that looks at bytes. */
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
            // Vert.x counts what is open.
            context.fireChannelInactive();
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
