package io.vedette.resp.process;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.ProcessParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how far the process is, where {@code supervised} wants that: one datagram to the socket which {@code
 * NOTIFY_SOCKET} names. The JDK has no datagrams over Unix sockets, so they go through Netty's native library; where that
 * does not load, nobody is told and the log says so.
 */
public final class ServiceManager {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

    private static final String SOCKET = "NOTIFY_SOCKET";

    private final Optional<byte[]> address;

    private ServiceManager(Optional<byte[]> address) {
        this.address = address;
    }

    /** As in INFO: who is told, by the parameter and what was inherited. */
    public static String name(String supervised, Map<String, String> environment) {
        boolean wanted = supervised.equals("systemd") || supervised.equals("auto");
        return wanted && environment.containsKey(SOCKET) ? "systemd" : "no";
    }

    static ServiceManager of(Configuration configuration, Map<String, String> environment) {
        String supervised = configuration.get(ProcessParameters.SUPERVISED);
        String socket = environment.getOrDefault(SOCKET, "");
        if (supervised.equals("upstart")) {
            LOG.warn("supervised upstart: a JVM cannot stop itself to say that it is ready, so upstart is not told;"
                    + " use systemd with Type=notify, or supervised no");
            return new ServiceManager(Optional.empty());
        }
        if (supervised.equals("no") || (supervised.equals("auto") && socket.isEmpty())) {
            return new ServiceManager(Optional.empty());
        }
        return new ServiceManager(reachable(supervised, socket));
    }

    private static Optional<byte[]> reachable(String supervised, String socket) {
        if (socket.isEmpty()) {
            LOG.warn(
                    "supervised {}: {} is not set, so nobody can be told that this process is ready;"
                            + " start it from a unit with Type=notify, or set supervised no",
                    supervised,
                    SOCKET);
            return Optional.empty();
        }
        if (!Epoll.isAvailable()) {
            LOG.warn(
                    "supervised {}: systemd cannot be told that this process is ready, because the native library does"
                            + " not load here; use Type=exec in the unit",
                    supervised);
            return Optional.empty();
        }
        byte[] name = socket.getBytes(StandardCharsets.UTF_8);
        if (name[0] == '@') {
            // A socket without a file: the kernel wants a zero where people write an at sign.
            name[0] = 0;
        }
        return Optional.of(name);
    }

    /** From now on clients are served. */
    void ready() {
        tell("READY=1\nSTATUS=Ready to accept connections\n");
    }

    /** The process was told to end and does. */
    void stopping() {
        tell("STOPPING=1\n");
    }

    private void tell(String state) {
        if (address.isEmpty()) {
            return;
        }
        byte[] text = state.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocateDirect(text.length).put(text).flip();
        Socket socket = Socket.newSocketDomainDgram();
        try {
            socket.sendToDomainSocket(bytes, 0, text.length, address.get());
        } catch (IOException e) {
            LOG.warn("systemd could not be told {}: {}", state.strip().replace('\n', ' '), e.toString());
        } finally {
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("The socket to systemd did not close", e);
        }
    }
}
