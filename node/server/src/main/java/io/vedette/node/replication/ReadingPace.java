package io.vedette.node.replication;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/**
 * One read in each turn of the loop, of 64 KB at most. Left alone Netty reads sixteen times before it looks at another socket, and what a
 * master sends never ends: a replica that is a megabyte behind would apply ten thousand commands while its clients wait.
 */
final class ReadingPace {
    private ReadingPace() {}

    static NetSocket set(NetSocket socket) {
        if (socket instanceof NetSocketInternal open) {
            MaxMessagesRecvByteBufAllocator reads = new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(1);
            open.channelHandlerContext().channel().config().setOption(ChannelOption.RECVBUF_ALLOCATOR, reads);
        }
        return socket;
    }
}
