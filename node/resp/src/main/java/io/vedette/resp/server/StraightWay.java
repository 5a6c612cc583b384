package io.vedette.resp.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.epoll.AbstractEpollStreamChannel;
import io.netty.channel.unix.Socket;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Hands a batch of replies to its socket without the queue of the channel. That is made for sockets that are full and for handlers that change
 * what is written; most batches are small, and most sockets take them at once. One piece of memory serves all connections of a loop.
 */
final class StraightWay {
    /** Larger batches are worth a buffer of their own. */
    private static final int MOST_BYTES = 64 << 10;

    private final ByteBuf memory = Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(MOST_BYTES));

    /** Whether there is one from here to the socket: nobody in between changes what is written. */
    static boolean leadsFrom(ChannelHandlerContext context) {
        return context.channel() instanceof AbstractEpollStreamChannel
                && context.pipeline().get(SslHandler.class) == null;
    }

    /**
     * Sends what the socket takes now, where nothing that was said before waits in the channel. What is left of the batch goes the usual
     * way; so does all of it where the socket is broken, and breaks there once more.
     */
    void send(ChannelHandlerContext context, ByteBuf batch) {
        int length = batch.readableBytes();
        if (length <= MOST_BYTES
                && batch.hasArray()
                && context.channel() instanceof AbstractEpollStreamChannel channel
                && isFree(channel)
                && channel.fd() instanceof Socket socket) {
            batch.getBytes(batch.readerIndex(), memory.clear(), length);
            batch.skipBytes(taken(socket, length));
        }
    }

    /** Whether nothing waits there, flushed or not. */
    private static boolean isFree(AbstractEpollStreamChannel channel) {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        return waiting != null && waiting.totalPendingWriteBytes() == 0 && channel.isActive();
    }

    private int taken(Socket socket, int length) {
        try {
            return socket.sendAddress(memory.memoryAddress(), 0, length);
        } catch (IOException broken) {
            return 0;
        }
    }
}
