package io.vedette.resp.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringSocketChannel;
import jdk.net.ExtendedSocketOptions;

/**
 * {@code tcp-keepalive}: the first probe after so many seconds of silence, then every third of it, and a peer that
 * leaves three unanswered is gone; so a dead peer is noticed within twice that time.
 */
final class KeepAlive {
    private static final int PROBES = 3;

    private KeepAlive() {}

    static void apply(Channel channel, int seconds) {
        if (seconds <= 0) {
            return;
        }
        int interval = Math.max(1, seconds / PROBES);
        channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
        if (channel instanceof EpollSocketChannel) {
            set(channel, EpollChannelOption.TCP_KEEPIDLE, seconds);
            set(channel, EpollChannelOption.TCP_KEEPINTVL, interval);
            set(channel, EpollChannelOption.TCP_KEEPCNT, PROBES);
        } else if (channel instanceof IoUringSocketChannel) {
            set(channel, IoUringChannelOption.TCP_KEEPIDLE, seconds);
            set(channel, IoUringChannelOption.TCP_KEEPINTVL, interval);
            set(channel, IoUringChannelOption.TCP_KEEPCNT, PROBES);
        } else if (channel instanceof NioSocketChannel) {
            set(channel, NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), seconds);
            set(channel, NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), interval);
            set(channel, NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), PROBES);
        }
    }

    private static void set(Channel channel, ChannelOption<Integer> option, int value) {
        channel.config().setOption(option, value);
    }
}
