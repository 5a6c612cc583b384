package io.vedette.deploy.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which ports of this machine can be listened on now. */
final class Ports {
    private static final int LAST = 65535;

    private Ports() {}

    /** The first port from {@code base} on, in steps of {@code count}, at which that many in a row are free. */
    static OptionalInt freeBlock(int base, int count) {
        return IntStream.iterate(base, first -> first + count - 1 <= LAST, first -> first + count)
                .filter(first -> firstTaken(first, count).isEmpty())
                .findFirst();
    }

    static OptionalInt firstTaken(int first, int count) {
        return IntStream.range(first, first + count).filter(port -> !free(port)).findFirst();
    }

    /** On loopback, where members listen, and on all addresses, where a stranger may. */
    private static boolean free(int port) {
        return bindable(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && bindable(new InetSocketAddress(port));
    }

    private static boolean bindable(InetSocketAddress address) {
        try (ServerSocket probe = new ServerSocket()) {
            // As servers do: connections that linger from the last run are no obstacle.
            probe.setReuseAddress(true);
            probe.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
