package io.vedette.resp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code tcp-keepalive} as the system holds it: the first probe, the time between probes, how many. */
class KeepAliveTest {
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "epoll is Linux's own")
    void secondsBecomeAFirstProbeAThirdOfItAndThreeProbesByEpoll() throws Exception {
        List<ChannelOption<Integer>> options = List.of(
                EpollChannelOption.TCP_KEEPIDLE, EpollChannelOption.TCP_KEEPINTVL, EpollChannelOption.TCP_KEEPCNT);
        assertThat(applied(EpollIoHandler.newFactory(), EpollSocketChannel.class, options, 300))
                .containsExactly(300, 100, 3);
        assertThat(applied(EpollIoHandler.newFactory(), EpollSocketChannel.class, options, 1))
                .containsExactly(1, 1, 3);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems need not know all three")
    void theSelectorOfTheJvmSetsTheSame() throws Exception {
        List<ChannelOption<Integer>> options = List.of(
                NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE),
                NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL),
                NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT));
        assertThat(applied(NioIoHandler.newFactory(), NioSocketChannel.class, options, 300))
                .containsExactly(300, 100, 3);
    }

    @Test
    void zeroSendsNoProbes() throws Exception {
        assertThat(applied(NioIoHandler.newFactory(), NioSocketChannel.class, List.of(), 0))
                .isEmpty();
    }

    /** The values of these options after {@link KeepAlive#apply}, where probes are sent at all. */
    private static List<Integer> applied(
            IoHandlerFactory factory, Class<? extends Channel> type, List<ChannelOption<Integer>> options, int seconds)
            throws IOException, InterruptedException {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, factory);
        try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Channel channel = new Bootstrap()
                    .group(group)
                    .channel(type)
                    .handler(new ChannelInboundHandlerAdapter())
                    .connect(peer.getInetAddress(), peer.getLocalPort())
                    .sync()
                    .channel();
            KeepAlive.apply(channel, seconds);
            assertThat(channel.config().getOption(ChannelOption.SO_KEEPALIVE)).isEqualTo(seconds > 0);
            List<Integer> values = new ArrayList<>();
            for (ChannelOption<Integer> option : options) {
                values.add(channel.config().getOption(option));
            }
            channel.close().sync();
            return values;
        } finally {
            group.shutdownGracefully().sync();
        }
    }
}
