package io.vedette.resp.server;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslHandler;
import io.vedette.resp.server.Endpoint.Families;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Lets an accepted socket in or turns it away with a word why. One that comes in gets our handler next to the socket
 * (or next to TLS), in front of everything Vert.x put there, so that bytes go from the socket straight to the parser.
 */
final class Admission {
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(32 << 10, 64 << 10);

    private static final String FULL = "-ERR max number of clients reached\r\n";

    /** Clients know this by its beginning; the advice is ours. */
    private static final String PROTECTED =
            "-DENIED Redis is running in protected mode because no password is set for the default user. Only clients "
                    + "on this machine are served. To serve others: give the default user a password "
                    + "(ACL SETUSER default on >password, or requirepass in the configuration file), or, where the "
                    + "network itself keeps strangers out, switch protection off (CONFIG SET protected-mode no from "
                    + "this machine, protected-mode no in the configuration file, or --protected-mode no).\r\n";

    private final ServerCore core;
    private final BooleanSupplier guarded;
    private final List<Runnable> early = new ArrayList<>();
    private boolean open;
    private boolean closed;

    /** @param guarded whether only this machine's own clients are welcome now */
    Admission(ServerCore core, BooleanSupplier guarded) {
        this.core = core;
        this.guarded = guarded;
    }

    /** Every endpoint listens: from now on clients are let in, first those who came while others were being opened. */
    void open() {
        open = true;
        early.forEach(Runnable::run);
        early.clear();
    }

    /** From now on nobody is let in. */
    void close() {
        closed = true;
    }

    void arrived(NetSocket socket, Endpoint endpoint) {
        ChannelHandlerContext context = ((NetSocketInternal) socket).channelHandlerContext();
        if (open) {
            decide(context, endpoint);
            return;
        }
        // Not a byte of theirs is read before there is somebody to read it.
        context.channel().config().setAutoRead(false);
        early.add(() -> {
            decide(context, endpoint);
            context.channel().config().setAutoRead(true);
        });
    }

    private void decide(ChannelHandlerContext context, Endpoint endpoint) {
        Peer peer = Peer.of(context.channel(), endpoint);
        if (closed || !served(endpoint, peer)) {
            context.close().addListener(ServerLog.CLOSED);
        } else if (core.connections.size() >= core.limits().maxClients()) {
            turnAway(context, FULL);
        } else if (!peer.loopback() && guarded.getAsBoolean()) {
            turnAway(context, PROTECTED);
        } else {
            letIn(context.channel(), endpoint);
        }
    }

    private static boolean served(Endpoint endpoint, Peer peer) {
        if (!(endpoint instanceof Endpoint.Tcp tcp) || tcp.families() == Families.BOTH) {
            return true;
        }
        return peer.ipv6() == (tcp.families() == Families.IPV6);
    }

    private void turnAway(ChannelHandlerContext context, String word) {
        core.counters.connectionsRejected++;
        context.writeAndFlush(Unpooled.copiedBuffer(word, StandardCharsets.US_ASCII))
                .addListener(ChannelFutureListener.CLOSE);
    }

    private void letIn(Channel channel, Endpoint endpoint) {
        channel.config().setWriteBufferWaterMark(WATER_MARK);
        // The other one of Netty makes an object for each copy between the heap and what lies outside of it.
        channel.config().setAllocator(PooledByteBufAllocator.DEFAULT);
        if (endpoint instanceof Endpoint.Tcp) {
            KeepAlive.apply(channel, core.limits().keepAliveSeconds());
        }
        ChannelPipeline pipeline = channel.pipeline();
        ChannelHandlerContext tls = pipeline.context(SslHandler.class);
        Intake intake = new Intake(core, endpoint);
        if (tls == null) {
            pipeline.addFirst("resp", intake);
        } else {
            pipeline.addAfter(tls.name(), "resp", intake);
        }
    }
}
