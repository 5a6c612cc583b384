package io.vedette.resp;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for processes that are started, killed and started again. They lie below those the kernel gives to outgoing connections, so
 * that none of these takes the port of a process that is down for a moment; and none is given twice by one JVM.
 */
public final class FreePort {
    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 32_000;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));

    private FreePort() {}

    public static int take() throws IOException {
        for (int tries = LOWEST; tries < HIGHEST; tries++) {
            int port = NEXT.getAndUpdate(last -> last < HIGHEST ? last + 1 : LOWEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new BindException("every port from " + LOWEST + " to " + HIGHEST + " is taken");
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException taken) {
            return false;
        }
    }
}
