package io.vedette.resp.server;

import io.netty.channel.Channel;
import io.netty.channel.unix.UnixChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The two ends of a connection, as clients and operators see them.
 *
 * @param address the client's address and port, or the path of the Unix socket with port 0
 * @param localAddress ours, in the same form
 * @param fd the descriptor where the transport knows it, else -1
 */
public record Peer(String address, String localAddress, int fd, boolean unix, boolean loopback, boolean ipv6) {

    static Peer of(Channel channel, Endpoint endpoint) {
        int fd = channel instanceof UnixChannel descriptor ? descriptor.fd().intValue() : -1;
        if (endpoint instanceof Endpoint.Unix socket) {
            String path = socket.path() + ":0";
            return new Peer(path, path, fd, true, true, false);
        }
        InetAddress remote = inet(channel.remoteAddress());
        return new Peer(
                text(channel.remoteAddress()),
                text(channel.localAddress()),
                fd,
                false,
                remote != null && remote.isLoopbackAddress(),
                remote instanceof java.net.Inet6Address);
    }

    private static @Nullable InetAddress inet(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress inet ? inet.getAddress() : null;
    }

    /** {@code ip:port}, IPv6 in brackets and compressed; a socket that is gone already has no address any more. */
    private static String text(@Nullable SocketAddress address) {
        InetAddress inet = inet(address);
        if (inet == null || !(address instanceof InetSocketAddress socket)) {
            return "?:0";
        }
        String host = io.netty.util.NetUtil.toAddressString(inet);
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + socket.getPort();
    }
}
